# Попередній запис на рецепції: сторінка записів, пам’ятка про запис, час для тих, кого не обслужили з вини центру.

## Пам’ятка про запис
paper-slip-booked = Попередній запис
paper-slip-date = { $weekday ->
    [1] понеділок
    [2] вівторок
    [3] середа
    [4] четвер
    [5] п’ятниця
    [6] субота
   *[7] неділя
}, { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year } р.
paper-slip-persons = Осіб: { $count }
paper-slip-services = Послуг: { $count }
paper-slip-documents = Візьміть із собою:
paper-slip-documents-ask = Що взяти із собою, уточніть на рецепції.
paper-slip-documents-more = Повний перелік — на сторінці запису.
paper-slip-until = Відмітьтеся не пізніше { $time }. Пізніше запис анулюється.
paper-slip-page = Переглянути, перенести або скасувати запис

## Папір, що не надрукувався
console-alert-slip-print-failed = { $name }: пам’ятку про запис на { $number } не надруковано. Скажіть відвідувачеві час і код або надрукуйте ще раз.
console-alert-slip-print-unknown = { $name }: невідомо, чи надруковано пам’ятку про запис на { $number }. Перевірте й за потреби надрукуйте ще раз.
console-alert-slip-print-queued = { $name }: пам’ятка про запис на { $number } чекає на друк

## Екран адміністратора
console-bookings-due = За записом протягом години: { $count }
console-page-bookings = Записи

## День центру: час, збережений для тих, кого не обслужили
console-day-kept-action = Запис
console-day-book-kept = Записати на цей час
console-day-book-kept-next = Записати на перший вільний час
console-day-book-kept-of = { $number }: { $what }
console-day-kept-booked = записано: { $when }
console-day-done-kept-booked = { $number }, записано: { $when }
console-day-done-kept-booked-printed = { $number }, записано: { $when }. Пам’ятка друкується.

## Сторінка записів
bookings-title = Записи
bookings-day = День
bookings-day-today = сьогодні, { $day }
bookings-day-before = Попередній день
bookings-day-after = Наступний день
bookings-today = Сьогодні
bookings-list = Записи: { $day }
bookings-view = Що показати
bookings-view-all = Усі
bookings-view-coming = Чекаємо
bookings-view-due = Можна відмітити
bookings-view-checked-in = Відмітилися
bookings-view-late = Запізнилися
bookings-view-cancelled = Скасовані
bookings-none = На цей день записів немає.
bookings-none-view = Таких записів немає.
bookings-still-server = Сервер не працював, тому запізнення поки що не рахуємо.
bookings-still-nobody = Із { $time } нікому відмічати відвідувачів, тому запізнення не рахуємо.
bookings-still-clock = Із { $time } годинник сервера розходиться зі справжнім часом: запізнення не рахуємо, доки відповідальний не підтвердить час.

## Стан запису
bookings-state-booked = записано
bookings-state-due = можна відмітити
bookings-state-checked-in = відмітився
bookings-state-late = запізнився
bookings-state-cancelled = скасовано
bookings-reason-late = анульовано через запізнення
bookings-reason-visitor = скасував відвідувач
bookings-reason-staff = скасовано на прохання відвідувача
bookings-reason-centre = центр не може прийняти
bookings-reason-expired = запис не підтверджено
bookings-state-reason = { $state }: { $reason }
bookings-ticket = талон { $number }
bookings-joined = став у загальну чергу, талон { $number }
bookings-failed = Повідомлення не надіслано
bookings-failed-what = Не надіслано: { $kinds }. Зателефонуйте відвідувачеві.
bookings-failed-confirmation = підтвердження
bookings-failed-reminder-day = нагадування за день
bookings-failed-reminder-hours = нагадування за 2 години
bookings-failed-moved = про перенесення
bookings-failed-cancelled = про скасування
bookings-failed-annulled = про анулювання
bookings-failed-other = повідомлення

## Пошук
bookings-person = Відвідувач біля рецепції або на телефоні
bookings-find = Прізвище, телефон або код
bookings-find-hint = Наприклад, Шевченко, 4567 (кінець номера) або 12 цифр коду; код можна зчитати сканером
bookings-find-button = Знайти
bookings-find-empty = Введіть прізвище, телефон або код
bookings-found-none = Такого запису немає. Перевірте прізвище, останні цифри телефону або код.
bookings-found-several = Знайдено кілька записів. Оберіть потрібний.
bookings-nothing-open = Знайдіть запис, оберіть його в переліку або запишіть відвідувача.

## Картка запису
bookings-card-close = Закрити картку
bookings-nameless = без імені
bookings-fact-name = Прізвище та ім’я
bookings-fact-contact = Телефон або пошта
bookings-fact-who = Хто записався
bookings-who-self = особисто
bookings-who-representative = через представника
bookings-fact-channel = Як записано
bookings-channel-web = на сайті
bookings-channel-telephone = телефоном
bookings-channel-desk = на рецепції
bookings-channel-kiosk = на терміналі
bookings-fact-line = Черга
bookings-fact-persons = Осіб
bookings-fact-services = Послуг
bookings-fact-language = Мова
bookings-fact-from = Відмітити можна з
bookings-fact-until = Не пізніше
bookings-until-still = час зупинено, запізнення не рахуємо
bookings-fact-slip = Пам’ятка
bookings-slip-queued = чекає на друк
bookings-slip-claimed = друкується
bookings-slip-printed = надруковано
bookings-slip-failed = не надруковано
bookings-slip-unknown = невідомо, чи надруковано

## Дії
bookings-actions = Дії із записом
bookings-act-book = Записати на прийом
bookings-act-check-in = Відмітити
bookings-act-join = Поставити в загальну чергу
bookings-act-move = Перенести
bookings-act-slip = Надрукувати пам’ятку
bookings-act-slip-again = Надрукувати дублікат
bookings-act-cancel = Скасувати
bookings-act-restore = Поновити
bookings-done-move = Запис перенесено: { $when }
bookings-done-cancel = Запис скасовано: { $when }
bookings-done-check-in = Відмічено: талон { $number }
bookings-done-join = У загальній черзі: талон { $number }
bookings-done-slip = Пам’ятку надіслано на друк
bookings-done-restore = Запис поновлено: { $when }. Відмітитися можна до { $until }
bookings-done-kept = { $number }, записано: { $when }

## Скасування і поновлення
bookings-cancel-title = Скасувати запис ({ $when })?
bookings-cancel-text = Час одразу стане вільним. Повернути скасований запис не можна, можна лише записати знову.
bookings-cancel-why = Чому
bookings-cancel-visitor = просить відвідувач
bookings-cancel-centre = центр не може прийняти в цей час
bookings-cancel-yes = Скасувати запис
bookings-restore-title = Поновити запис ({ $when })?
bookings-restore-text = Відвідувач матиме пів години, щоб відмітитися. Причина залишиться в журналі.
bookings-restore-reason = Причина
bookings-restore-reason-hint = Наприклад, «був у центрі вчасно, не знайшов термінал»
bookings-restore-reason-missing = Вкажіть причину
bookings-restore-yes = Поновити запис

## Запис і перенесення
bookings-book-title = Записати на прийом
bookings-move-title = Перенести запис
bookings-move-now = Зараз: { $when }
bookings-book-closed = Тут не записують ні на рецепції, ні телефоном: так налаштував керівник ЦНАП.
bookings-book-where = Відвідувач
bookings-book-desk = біля рецепції
bookings-book-telephone = на телефоні
bookings-book-who = Записується
bookings-book-self = особисто
bookings-book-representative = через представника
bookings-book-purpose = Мета звернення
bookings-book-purpose-missing = Оберіть мету звернення
bookings-book-what-missing = Оберіть сферу або знайдіть послугу
bookings-book-day = День
bookings-book-day-times = { $day }: { $count ->
    [0] вільного часу немає
   *[other] вільно: { $count }
}
bookings-book-day-closed = { $day }: прийому за записом немає
bookings-book-time = Час
bookings-book-time-missing = Оберіть час
bookings-book-times-wait = Шукаємо вільний час…
bookings-book-times-first = Спершу оберіть, на що записати.
bookings-book-times-day-none = У частці, відведеній для записів, цього дня вільного часу немає. Найближчий: { $when }.
bookings-book-times-none = У частці, відведеній для записів, вільного часу немає на жоден день. Сьогодні можна прийти без запису та взяти талон.
bookings-book-minutes = Орієнтовна тривалість: { $minutes } хв
bookings-book-name = Прізвище та ім’я (необов’язково)
bookings-book-contact = Телефон або пошта (необов’язково)
bookings-book-contact-hint = Сюди надійдуть підтвердження й нагадування
bookings-book-language = Мова запису
bookings-book-printer = Друкувати пам’ятку
bookings-book-printer-none = Без друку: скажу час і код
bookings-book-take = Записати
bookings-move-take = Перенести
bookings-booked-title = Записано
bookings-booked-code = Код
bookings-booked-until = Відмітитися не пізніше { $time }. Пізніше запис анулюється.
bookings-booked-printing = Друкуємо пам’ятку…
bookings-booked-printed = Пам’ятку надруковано
bookings-booked-not-printed = Пам’ятка не надрукувалася. Запишіть відвідувачеві час і код або надрукуйте ще раз.
bookings-booked-no-paper = Без друку. Скажіть або запишіть відвідувачеві час і код.
bookings-booked-another = Записати ще
bookings-booked-done = Готово

## Не обслужені
bookings-unserved = Не обслужено з вини центру
bookings-unserved-text = Кожному збережено час поза часткою записів. Запишіть відвідувача однією клавішею, коли він звернеться.
bookings-unserved-kept = збережено: { $when }
bookings-unserved-passed = збережений час минув
bookings-unserved-booked = записано: { $when }

## Клавіші
bookings-help-find = Знайти запис
bookings-help-book = Записати на прийом
bookings-help-check-in = Відмітити того, чию картку відкрито
bookings-help-join = Поставити в загальну чергу після запізнення
bookings-help-move = Перенести
bookings-help-slip = Надрукувати пам’ятку
bookings-help-cancel = Скасувати
bookings-help-restore = Поновити (відповідальний за чергу)
bookings-help-today = Показати сьогодні
bookings-help-suspend = Призупинити або відновити прийом
