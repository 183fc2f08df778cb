# Табло зали. Його читають із десяти метрів: слова короткі.
hall-title = Табло електронної черги
hall-trial = Приклад
hall-called = Запрошуємо
hall-recent = Останні виклики
hall-waiting = Очікують
hall-notices = Оголошення
hall-wait = { $from }–{ $to } хв
hall-workplace = Робоче місце
hall-final = Останнє запрошення
hall-final-and-hint = Останнє запрошення · { $hint }
hall-idle-title = Зачекайте, будь ласка
hall-idle-text = Щойно Ваша черга підійде, номер з’явиться тут і пролунає оголошення.
hall-stale-since = Немає зв’язку з { $time }
hall-stale-advice = Номери, показані раніше, могли змінитися, тому їх прибрано. Щойно зв’язок відновиться, вони з’являться знову. Будь ласка, зверніться до працівника.
hall-sound-enable = Увімкніть звук

hall-suspended-air-alarm-title = Увага! Повітряна тривога
hall-suspended-air-alarm-text = Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено.
hall-suspended-no-power-title = Немає електропостачання
hall-suspended-no-power-text = Прийом тимчасово призупинено. Збережіть, будь ласка, талон.
hall-suspended-failure-title = Технічний збій
hall-suspended-failure-text = Прийом тимчасово призупинено. Ваше місце в черзі збережено.
hall-suspended-other-title = Прийом призупинено
hall-suspended-other-text = Збережіть, будь ласка, талон. Ваше місце в черзі збережено.
