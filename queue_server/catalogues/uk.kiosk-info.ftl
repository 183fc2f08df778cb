### Термінал: інформація про центр і його послуги.

## Інформація
kiosk-info = Інформація
kiosk-info-hint = Години прийому, контакти, послуги, правила черги
kiosk-info-timetable = Години прийому
kiosk-info-contacts = Контакти
kiosk-info-services = Послуги й потрібні документи
kiosk-info-queue = Як працює черга
kiosk-info-complain = Як поскаржитися
kiosk-info-priority = Позачергове обслуговування
kiosk-info-day-off = прийому немає
kiosk-info-address = Адреса
kiosk-info-phone = Телефон
kiosk-info-term = Строк
kiosk-info-fee = Плата станом на { $date }
kiosk-info-fee-year = Плата за даними { $date } року
kiosk-info-legal-ground = Підстава
kiosk-info-result = Результат
kiosk-info-queue-take = Оберіть мету звернення й візьміть талон із номером.
kiosk-info-queue-watch = Стежте за табло й оголошеннями в залі або скануйте QR-код на талоні, щоб стежити за чергою в телефоні.
kiosk-info-queue-counter = Коли Ваш номер назвуть, підійдіть до вказаного робочого місця. Якщо Ви не підійшли після { $calls ->
    [one] { $calls } запрошення
    [2] двох запрошень
    [3] трьох запрошень
    [4] чотирьох запрошень
    [5] п’яти запрошень
   *[other] { $calls } запрошень
}, протягом { $minutes } хв зверніться до рецепції: Вам повернуть місце в черзі.
kiosk-info-queue-booked = Маєте запис? Відмітьтеся на цьому терміналі або на рецепції.
kiosk-info-queue-people = Потрібна допомога? Покличте працівника кнопкою внизу екрана.
kiosk-info-priority-how = Зазначте це право перед тим, як узяти талон, і покажіть документ працівникові. Таке право мають:
kiosk-sheet-none = Надрукувати
kiosk-sheet-waiting = Друкуємо…
kiosk-sheet-printed = Візьміть аркуш
kiosk-sheet-trouble = Не надрукувалося. Спробуйте ще раз або зверніться до рецепції.
