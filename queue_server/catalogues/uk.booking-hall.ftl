# Запис у залі: нагадування, код на табло, відмітка й запис на сьогодні в терміналі.
common-told-due-bookings = Відвідувачів, записаних на цей час, просимо відмітитися на терміналі електронної черги або на рецепції.

## Код на табло
hall-check-in = Маєте запис?
hall-check-in-here = Відмітьтеся телефоном
hall-check-in-qr = QR-код, за яким можна відмітитися телефоном

## Термінал: у мене є запис
kiosk-booking = У мене є запис
kiosk-booking-hint = Відмітитися за попереднім записом
kiosk-booking-code-lead = Піднесіть QR-код запису до сканера або введіть 12 цифр коду.
kiosk-booking-code = Код запису
kiosk-booking-find = Знайти запис
kiosk-booking-no-code = Знайти за часом і телефоном
kiosk-booking-time-title = Знайдімо Ваш запис
kiosk-booking-time-lead = Уведіть час, на який Ви записані, та останні 4 цифри свого телефону.
kiosk-booking-time = Час запису
kiosk-booking-digits = Останні 4 цифри
kiosk-keypad = Цифри
kiosk-keypad-erase = Стерти останню цифру
kiosk-looking = Шукаємо Ваш запис…
kiosk-looking-times = Шукаємо вільний час…

kiosk-booking-found-title = Ваш запис
kiosk-booking-found-next = Відмітьтеся, щоб стати в чергу та отримати номер.
kiosk-booking-check-in = Відмітитися
kiosk-booking-early-title = Ви прийшли завчасно
kiosk-booking-early = Ваш запис — { $moment }.
kiosk-booking-early-from = Відмітитися можна буде { $moment }.
kiosk-booking-early-next = Зачекайте, будь ласка, в залі й поверніться до термінала.
kiosk-booking-wait = Зачекаю
kiosk-booking-other = На початок
kiosk-booking-late-title = На жаль, запис анульовано
kiosk-booking-late =
    Запис був на { $time }. За правилами центру запізнитися можна не більше ніж на { $minutes } { $minutes ->
        [one] хвилину
        [few] хвилини
       *[many] хвилин
    }, після цього час переходить до загальної черги.
kiosk-booking-late-next = Ми все одно Вас приймемо: станьте в загальну чергу зараз.
kiosk-booking-join = Стати в загальну чергу
kiosk-booking-new-time = Новий час на сьогодні
kiosk-booking-here-title = Ви вже відмітилися
kiosk-booking-here = Ви вже в черзі за своїм записом.
kiosk-booking-cancelled-title = Запис скасовано
kiosk-booking-cancelled = Цей запис було скасовано. Ви можете взяти талон у загальну чергу.
kiosk-booking-unknown-title = Запис не знайдено
kiosk-booking-unknown = Перевірте, будь ласка, код або час і цифри телефону та спробуйте ще раз.
kiosk-booking-blocked = Забагато невдалих спроб. Зачекайте, будь ласка, кілька хвилин.
kiosk-booking-reception = На рецепції Ваш запис знайдуть за прізвищем. Також можна покликати працівника кнопкою внизу.
kiosk-booking-again = Спробувати ще раз
kiosk-ticket-slot = Запис на { $time }
kiosk-refused-check_in_too_early = Відмічатися за цим записом ще зарано.
kiosk-refused-appointment_cancelled = Цей запис скасовано.
kiosk-refused-appointment_not_late = Запис чинний: відмітьтеся, будь ласка, за ним.
kiosk-refused-booking_channel_closed = Записатися на терміналі зараз не можна.

## Термінал: на пізнішу годину того самого дня
kiosk-later = Записатися на пізніший час
kiosk-later-title = Оберіть час на сьогодні
kiosk-later-lead = Торкніться вільного часу, і Вас буде записано.
kiosk-later-taken = Цей час щойно зайняли. Оберіть, будь ласка, інший.
kiosk-later-none-title = Вільного часу немає
kiosk-later-none = На сьогодні вільного часу для запису вже немає.
kiosk-later-taken-last = Цей час щойно зайняли, і більше вільного часу на сьогодні немає.
kiosk-later-none-help = Записатися на інший день допоможуть на рецепції.
kiosk-booked-title = Вас записано на сьогодні
kiosk-booked-code = Код запису: сфотографуйте або запишіть.
kiosk-booked-slip = Код запису. Він буде й на пам’ятці, яку зараз надрукує термінал. Якщо вона не надрукується, сфотографуйте код.
kiosk-booked-qr = QR-код Вашого запису
kiosk-booked-rule = Відмітьтеся тут із { $from } до { $until }. Після цього запис буде анульовано.
kiosk-booked-from = Відмітьтеся тут із { $from }.
