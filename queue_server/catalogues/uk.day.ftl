# День центру: призупинення, відновлення, реєстри, кінець видачі талонів і дня.

## Що оголошують у залі й показують на всіх екранах. $minutes: словом для голосу, числом для екрана.
common-told-suspended-air-alarm = Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено.
common-told-suspended-no-power = Немає електропостачання. Прийом тимчасово призупинено. Збережіть, будь ласка, талон.
common-told-suspended-failure = Технічний збій. Прийом тимчасово призупинено. Ваше місце в черзі збережено.
common-told-suspended-other = Прийом тимчасово призупинено. Збережіть, будь ласка, талон. Ваше місце в черзі збережено.
common-told-resuming-air-alarm = Відбій повітряної тривоги. Прийом відновимо за { $minutes } { $minutes ->
    [one] хвилину
    [few] хвилини
   *[many] хвилин
}. Порядок черги не змінився.
common-told-resuming = Прийом відновимо за { $minutes } { $minutes ->
    [one] хвилину
    [few] хвилини
   *[many] хвилин
}. Порядок черги не змінився.
common-told-resumed = Прийом відновлено. Запрошуємо в порядку черги.
common-told-registers-suspended = Державний реєстр тимчасово недоступний. Пов’язані з ним послуги тимчасово не надаються. Решту послуг надаємо в порядку черги.
common-told-registers-resumed = Роботу державного реєстру відновлено. Пов’язані з ним послуги знову надаємо в порядку черги.
common-told-issuing-ended = Видачу талонів на сьогодні завершено. Усіх, хто має талон, буде обслужено.
common-told-day-closed-early = Прийом на сьогодні завершено. Усім, кого не встигли прийняти, збережено час на наступний день прийому. Підійдіть, будь ласка, до рецепції.

## Табло
hall-resuming-air-alarm-title = Відбій повітряної тривоги
hall-resuming-title = Прийом невдовзі відновимо
hall-resuming-text = Прийом відновимо за { $minutes } { $minutes ->
    [one] хвилину
    [few] хвилини
   *[many] хвилин
}. Порядок черги не змінився.
hall-closed-title = Прийом на сьогодні завершено
hall-closed-text = Якщо Вас не встигли прийняти, зверніться, будь ласка, до рецепції.

## Термінал
kiosk-resuming-title = Прийом невдовзі відновимо
kiosk-registers = { $count ->
    [one] Тимчасово недоступний
   *[other] Тимчасово недоступні
}: { $registers }. Пов’язані з цим послуги тимчасово не надаємо. Решту послуг надаємо в порядку черги.
kiosk-refused-service_suspended = Державний реєстр тимчасово недоступний, тому талон на цю послугу зараз не видаємо.
kiosk-day-closed = Прийом на сьогодні завершено
kiosk-day-closed-text = Якщо Вас не встигли прийняти, зверніться, будь ласка, до рецепції.

## Телефон і черга зараз
booking-standing = Державний реєстр тимчасово недоступний, тому Вашу послугу поки що не надаємо. Ваше місце в черзі збережено.
booking-moment-on = { $date }, о { $time }
booking-day-closed = Прийом на сьогодні завершено.
booking-state-unserved = Не обслужено з вини центру
booking-then-unserved = Нам шкода, що сьогодні не змогли Вас прийняти. Для Вас збережено час: { $moment }. Візьміть із собою цей талон і підійдіть до рецепції.
booking-then-unserved-without-time = Нам шкода, що сьогодні не змогли Вас прийняти. Зверніться, будь ласка, до рецепції: Вас приймуть у перший же день прийому.

## Клавіша призупинення
console-suspend = Призупинити прийом
console-suspend-short = Призупинити
console-go-on = Відновити прийом
console-go-on-short = Відновити
console-help-suspend = Призупинити або відновити прийом
console-suspend-question = Що сталося?
console-suspend-hint = Викликів і неявок не буде, місця в черзі збережуться. У залі пролунає оголошення.
console-suspend-confirm = Призупинити
console-suspend-air-alarm = Повітряна тривога
console-suspend-no-power = Немає електропостачання
console-suspend-failure = Технічний збій
console-suspend-other = Інша причина
console-suspend-register = Державний реєстр недоступний
console-registers-question = Позначте недоступні реєстри
console-registers-hint = Послуги цих реєстрів не надаємо й не викликаємо, решту надаємо. Зніміть позначку, коли реєстр запрацює.
console-registers-confirm = Зберегти
console-resume-question = Коли відновити прийом?
console-resume-hint = Прийом призупинено з { $time }: { $reason }. Після відновлення ще 15 хвилин неявок не позначатимуть.
console-resume-hint-set = Прийом відновиться сам о { $time }.
console-resume-now = Зараз
console-resume-in = За { $minutes } хвилин
console-resume-alarm-again = Знову повітряна тривога
console-suspend-no-answer = Стан призупинення прочитати не вдалося. Перевірте зв’язок і спробуйте ще раз.
console-resuming = Прийом відновиться о { $time }. До того викликів немає, черга зберігається.
console-registers-closed = Недоступно: { $registers }. Відвідувачів, яким потрібні пов’язані з цим послуги, поки що не викликають; їхні місця збережено.
console-suspension-register = державний реєстр недоступний
console-why-register = реєстр недоступний
console-waited-stopped = { $waited }; ще { $count } хв прийом було призупинено

## Сторінка дня
console-day-title = День центру
console-day-hours = Години прийому
console-day-issuing = Видача талонів
console-day-span = { $from }–{ $until }
console-day-none = сьогодні немає
console-day-issues = триває
console-day-issues-not = зараз не видаємо
console-day-issuing-ended = завершено
console-day-left = Чекають
console-day-left-count = { $count ->
    [0] ніхто
    [one] { $count } відвідувач
    [few] { $count } відвідувачі
   *[many] { $count } відвідувачів
}
console-day-counters = Відкриті робочі місця
console-day-counters-none = немає
console-day-state = Зараз
console-day-running = Прийом триває
console-day-suspended = Прийом призупинено
console-day-closed = День закрито
console-day-end-issuing = Завершити видачу талонів
console-day-end-issuing-title = Завершити видачу талонів?
console-day-end-issuing-text = Нових талонів сьогодні не буде. Усіх, хто має талон, буде обслужено; у залі про це оголосять.
console-day-reopen = Відновити видачу талонів
console-day-reopen-title = Відновити видачу талонів?
console-day-open-again = Відкрити день знову
console-day-reopen-text = Термінал знову видаватиме талони сьогодні.
console-day-close = Закрити день
console-day-close-title = Закрити день?
console-day-close-text = Нових талонів сьогодні не буде, робочі місця стануть вільними.
console-day-close-left = { $count ->
    [one] Лишився { $count } відвідувач
    [few] Лишилися { $count } відвідувачі
   *[many] Лишилося { $count } відвідувачів
}: { $numbers }.
console-day-close-kept = Кожному буде збережено перший час наступного дня прийому. Це не неявка: «не обслужено з вини центру».
console-day-close-serving = Ще триває прийом: { $numbers }. Спершу завершіть його або звільніть робоче місце.
console-day-close-why = Чому день закінчується раніше?
console-day-close-reason-air-alarm = Повітряна тривога
console-day-close-reason-no-power = Немає електропостачання
console-day-close-reason-failure = Технічний збій
console-day-close-reason-no-staff = Нікому приймати
console-day-close-reason-other = Інша причина
console-day-done-issuing-ended = Видачу талонів завершено
console-day-done-reopened = Видачу талонів відновлено
console-day-done-closed = День закрито
console-day-suspensions = Призупинення сьогодні
console-day-suspensions-none = Сьогодні прийом не призупиняли.
console-day-what = Причина
console-day-from = Початок
console-day-until = Кінець
console-day-lasted = Тривало
console-day-lasts = триває
console-day-minutes = { $count } хв
console-day-unserved = Не обслужено з вини центру
console-day-unserved-hint = Передайте цей перелік рецепції: кожному збережено час наступного дня прийому.
console-day-number = Номер
console-day-asked = Черга й послуга
console-day-persons = Осіб
console-day-kept = Збережено час
console-day-kept-none = перший день прийому
console-day-print = Надрукувати перелік

## Відмови
error-service_suspended = Державний реєстр тимчасово недоступний, тому цю послугу зараз не надаємо. Місце в черзі збережено.
error-register_unknown = Оберіть державний реєстр зі списку.
error-registers_suspended = Ці реєстри вже позначено недоступними.
error-registers_not_suspended = Ці реєстри не позначено недоступними.
error-all_clear_minutes = Прийом можна відновити зараз або за стільки хвилин: { $allowed }.
error-issuing_ended = Видачу талонів на сьогодні вже завершено.
error-issuing_not_ended = Видачу талонів сьогодні не завершували кнопкою.
error-day_closed = День уже закрито.
error-visitors_at_counters = Ще триває прийом: { $numbers }. Спершу завершіть його або звільніть робоче місце.
error-closing_reason_needed = Лишилися відвідувачі: вкажіть, чому день закінчується раніше.
error-message_unknown = Такого оголошення немає.
