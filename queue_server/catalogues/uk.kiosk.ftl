# Термінал електронної черги.
kiosk-page-title = Термінал електронної черги
kiosk-trial = Приклад: талони не справжні
kiosk-bar = Назад, мова, допомога, вигляд екрана
kiosk-language = Мова
kiosk-home = На початок
kiosk-done = Готово

kiosk-page-back = Вгору
kiosk-page-next = Вниз
kiosk-page-count = { $page } з { $pages }

kiosk-purpose-title = Оберіть мету звернення
kiosk-purpose-lead = Вітаємо! Торкніться того, що Вам потрібно.
kiosk-purpose-of-service = Оберіть мету звернення
kiosk-search = Пошук послуги
kiosk-frequent = Популярні послуги
kiosk-sphere-title = Оберіть сферу послуг
kiosk-service-title = Оберіть послугу
kiosk-service-skip = Немає в переліку або не знаю
kiosk-frequent-title = Популярні послуги
kiosk-frequent-lead = Ті, по які приходять найчастіше

kiosk-search-title = Пошук послуги
kiosk-search-field = Слова для пошуку
kiosk-search-placeholder = Наприклад: паспорт
kiosk-search-hint = Напишіть слово: паспорт, прописка, субсидія, земля.
kiosk-search-nothing = Нічого не знайдено. Спробуйте інше слово або покличте працівника.
kiosk-search-found =
    { $count ->
        [one] Знайдено { $count } послугу
        [few] Знайдено { $count } послуги
        [many] Знайдено { $count } послуг
       *[other] Знайдено { $count } послуги
    }
kiosk-search-again = Змінити слово
kiosk-search-show = Показати
kiosk-keyboard = Клавіатура
kiosk-keyboard-uk = АБВ
kiosk-keyboard-en = ABC
kiosk-keyboard-space = пробіл
kiosk-keyboard-erase = Стерти останню літеру

kiosk-confirm-title = Перевірте й візьміть талон
kiosk-documents = Потрібні документи
kiosk-documents-unknown = Уточніть на рецепції.
kiosk-confirm-late = Черга довга. Із талоном Вас приймуть і після { $time }.
kiosk-ahead = Перед Вами
kiosk-people =
    { $count ->
        [0] нікого
        [one] { $count } особа
        [few] { $count } особи
        [many] { $count } осіб
       *[other] { $count } особи
    }
kiosk-wait = Час очікування
kiosk-wait-nobody = Зараз ніхто не приймає
kiosk-wait-unknown = невідомо
kiosk-persons = Скільки вас?
kiosk-persons-count = Вас: { $count }
kiosk-persons-fewer = Менше осіб
kiosk-persons-more = Більше осіб
kiosk-services = Скільки послуг?
kiosk-services-count = Послуг: { $count }
kiosk-services-fewer = Менше послуг
kiosk-services-more = Більше послуг
kiosk-take = Взяти талон

kiosk-help = Потрібна допомога працівника
kiosk-help-lead = Оберіть одне або кілька. Причину називати не треба.
kiosk-help-accompany = Супровід у приміщенні
kiosk-help-wheelchair = Місце для крісла колісного
kiosk-help-sign_language = Жестова мова
kiosk-help-interpreter = Перекладач
kiosk-priority = Право на позачергове обслуговування
kiosk-priority-lead = Підготуйте, будь ласка, документ: його перегляне працівник.
kiosk-priority-none = Не маю такого права
kiosk-name = Прізвище та ім’я
kiosk-name-lead = За бажанням. Їх побачить лише працівник, який Вас прийматиме.

kiosk-issuing-title = Зачекайте, будь ласка
kiosk-issuing-text = Готуємо Ваш талон…

kiosk-ticket-title = Ваш номер
kiosk-paper-printing = Друкуємо талон…
kiosk-paper-take = Візьміть талон
kiosk-ticket-ahead =
    { $count ->
        [0] Перед Вами нікого немає
        [one] Перед Вами в черзі { $count } особа
        [few] Перед Вами в черзі { $count } особи
        [many] Перед Вами в черзі { $count } осіб
       *[other] Перед Вами в черзі { $count } особи
    }
kiosk-ticket-wait = Орієнтовно чекати: { $wait }
kiosk-ticket-counters = Робочі місця: { $counters }
kiosk-ticket-nobody = Зараз ніхто не приймає. Ваше місце в черзі збережено.
kiosk-ticket-next = Стежте за табло й оголошеннями.
kiosk-ticket-done = Готово

kiosk-paperless-title = Запам’ятайте свій номер
kiosk-paper-trouble = Талон не надрукувався, але Ви вже в черзі. Запишіть або сфотографуйте номер.
kiosk-paper-none = Ви в черзі. Цей термінал не друкує талонів: запишіть або сфотографуйте номер.
kiosk-paperless-qr = QR-код Вашої черги в телефоні
kiosk-paperless-own-page = Наведіть камеру телефона або введіть код на сторінці { $address }

kiosk-moment-today = о { $time }
kiosk-moment-tomorrow = завтра о { $time }
kiosk-moment-date = { $date } о { $time }
kiosk-since-today = з { $time }
kiosk-since-tomorrow = завтра з { $time }
kiosk-since-date = { $date } з { $time }

kiosk-closed-title = Зараз талон взяти не можна
kiosk-closed-not_here = Цю послугу тут не надають.
kiosk-closed-not_yet = Видача талонів у цю чергу ще не почалася.
kiosk-closed-ended = Видачу талонів у цю чергу на сьогодні завершено.
kiosk-closed-day_off = Сьогодні ця черга не працює.
kiosk-closed-switched_off = Ця черга тимчасово не працює.
kiosk-closed-full = Усі талони в цю чергу на сьогодні видано.
kiosk-closed-unserved = Зараз немає працівника, який приймає з цього питання.
kiosk-closed-suspended = Прийом тимчасово призупинено.
kiosk-closed-register = Державний реєстр тимчасово недоступний, тому послугу зараз не надаємо.
kiosk-closed-service_off = Цю послугу тимчасово не надаємо.
kiosk-off-absent = Немає працівника, який приймає з цього питання.
kiosk-off-equipment = Несправне обладнання, його вже ремонтують.
kiosk-off-register = Державний реєстр тимчасово недоступний.
kiosk-off-forms = Немає потрібних бланків.
kiosk-off-decision = Так вирішило керівництво центру.
kiosk-closed-until = Наступна видача талонів: { $moment }.
kiosk-closed-help = Вам допоможуть на рецепції, а кнопка внизу покличе працівника.
kiosk-note-not_here = тут не надають
kiosk-note-not_yet = ще не почалося
kiosk-note-ended = на сьогодні завершено
kiosk-note-day_off = сьогодні не працює
kiosk-note-switched_off = тимчасово не працює
kiosk-note-full = талонів більше немає
kiosk-note-unserved = зараз не приймають
kiosk-note-suspended = прийом призупинено
kiosk-note-register = реєстр недоступний
kiosk-note-service_off = тимчасово не надаємо

kiosk-day-off = Сьогодні прийому немає
kiosk-day-not-yet = Видача талонів ще не почалася
kiosk-day-ended = Видачу талонів на сьогодні завершено
kiosk-day-ended-text = Усіх, хто має талон, буде обслужено.
kiosk-day-nothing = Зараз талони не видаємо

kiosk-suspended-title = Прийом призупинено
kiosk-suspended-since = Прийом призупинено { $moment }.

kiosk-server-trouble-title = Термінал тимчасово без зв’язку
kiosk-server-trouble-text = Зараз термінал не може видати талон. Він запрацює сам, щойно зв’язок відновиться.
kiosk-server-trouble-asked = Запит надіслано, але відповіді ще немає. Зачекайте, будь ласка: щойно зв’язок відновиться, термінал покаже відповідь. Двічі талон не буде видано.
kiosk-server-trouble-help = Не хочете чекати — зверніться, будь ласка, до рецепції.

kiosk-refused-service_off = Цю послугу щойно перестали надавати.
kiosk-refused-title = Талон не видано
kiosk-refused-line_closed = У цю чергу талони вже не видаємо.
kiosk-refused-line_full = Усі талони в цю чергу на сьогодні видано.
kiosk-refused-line_unserved = Цю послугу тут не надають.
kiosk-refused-branch_suspended = Прийом тимчасово призупинено.
kiosk-refused-too_many_requests = Термінал видає талони надто швидко. Зачекайте хвилину й спробуйте ще раз.
kiosk-refused-other = Термінал не зміг видати талон.

kiosk-bell = Покликати працівника
kiosk-bell-ringing = Кличемо працівника…
kiosk-bell-ringing-text = Зачекайте, будь ласка, біля термінала.
kiosk-bell-rung = Працівника покликано
kiosk-bell-rung-text = Зачекайте, будь ласка, біля термінала.
kiosk-bell-answered = Працівник уже йде до Вас
kiosk-bell-answered-text = Зачекайте, будь ласка, біля термінала.
kiosk-bell-failed = Виклик не вдався
kiosk-bell-failed-text = Зверніться, будь ласка, до рецепції.
kiosk-bell-close = Зрозуміло

kiosk-still-here = Ви ще тут?
kiosk-still-here-text = Якщо не торкнутися екрана, усе обране буде стерто.
kiosk-still-here-yes = Так, продовжити
