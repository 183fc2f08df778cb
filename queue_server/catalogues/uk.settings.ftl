# Сторінки налаштувань.
settings-nav = Сторінки налаштувань
settings-group-today = Сьогодні
settings-group-people = Люди
settings-group-centre = Центр
settings-group-devices = Пристрої
settings-group-log = Контроль
settings-button-about = { $label }: { $about }
settings-moment = { $day }, { $time }
settings-change = Змінити
settings-remove = Прибрати
settings-saved = Збережено. Зміни вже діють.
settings-field-wrong = { $field }: { $reason }
settings-between = Від { $least } до { $most }
settings-every-day = щодня

settings-absences = Хто відсутній
settings-absences-lead = Позначте, кого немає. Якщо якусь чергу через це нікому обслуговувати, Ви побачите це одразу.
settings-absences-now = Записані відсутності
settings-absences-people = Працівники
settings-absence-add = Позначити відсутність
settings-absence-of = { $name }: відсутність
settings-absence-why = Чому немає?
settings-absence-sick = Хвороба
settings-absence-leave = Відпустка
settings-absence-trip = Відрядження
settings-absence-training = Навчання
settings-absence-other = Інша причина
settings-absence-row = { $reason }: { $days }
settings-absence-added = Відсутність записано: { $name }.
settings-absence-cancel = Повернути на роботу
settings-absence-cancelled = { $name } на місці, відсутність скасовано.
settings-absent-today = Сьогодні немає
settings-days = { $first } – { $last }
settings-first-day = Перший день
settings-last-day = Останній день
settings-day-missing = Вкажіть день
settings-left = Ці черги лишаються без жодного працівника:
settings-left-line = { $line } — { $days }

settings-breaks = Перерви
settings-breaks-lead = У кожного свій час перерви. Після неї автоматично нікого не викликають: працівник продовжує прийом, коли готовий.
settings-breaks-list = Заплановані перерви
settings-breaks-none = Перерв ще не заплановано.
settings-breaks-overlap = { $one } і { $other } мають перерву водночас. Черги: { $lines }.
settings-break-new = Нова перерва
settings-break-who = Працівник
settings-break-start = Початок
settings-break-end = Кінець
settings-break-start-missing = Вкажіть, коли перерва починається
settings-break-end-missing = Вкажіть, коли перерва закінчується
settings-break-day = День
settings-break-day-hint = Залиште порожнім, якщо перерва щодня.
settings-break-add = Додати перерву
settings-break-added = Перерву заплановано: { $name }.
settings-break-removed = Перерву прибрано: { $name }.

settings-switches = Черги й послуги
settings-switches-lead = Вимкніть чергу, яку тимчасово не обслуговують, або послугу, яку тимчасово не надають. Термінал скаже відвідувачам, чому і доки. Хто вже взяв талон, того обслужать.
settings-lines = Черги
settings-services = Послуги
settings-service-search = Знайти послугу
settings-services-found = { $count ->
    [one] Знайдено { $count } послугу
    [few] Знайдено { $count } послуги
   *[many] Знайдено { $count } послуг
}
settings-services-hint = Усього { $count ->
    [one] { $count } послуга
    [few] { $count } послуги
   *[many] { $count } послуг
}. Почніть вводити назву.
settings-switch-off = Вимкнути
settings-switch-on = Увімкнути
settings-switched-off = Вимкнено: { $name }.
settings-switched-on = Увімкнено: { $name }.
settings-off-title = Вимкнути: { $name }
settings-off-why = Чому?
settings-off-absent = Немає працівника
settings-off-equipment = Несправне обладнання
settings-off-register = Державний реєстр недоступний
settings-off-forms = Немає бланків
settings-off-decision = Рішення керівника
settings-off-other = Інша причина
settings-off-until = До якого часу
settings-off-until-hint = Необов’язково. Без цього буде вимкнено, доки Ви не ввімкнете.
settings-off-note = Примітка для відвідувачів
settings-off-note-hint = Необов’язково. Її буде показано на терміналі.
settings-off-now = Вимкнено: { $reason }
settings-off-until-moment = до { $moment }
settings-off-by = { $name }

settings-notices = Оголошення в залі
settings-notices-lead = Табло показує оголошення навперемін із чергами. Чим коротше, тим легше прочитати здалеку.
settings-notices-list = Оголошення
settings-notices-none = Оголошень ще немає.
settings-notice-new = Нове оголошення
settings-notice-change = Змінити оголошення
settings-notice-uk = Текст українською
settings-notice-en = Текст англійською
settings-notice-en-hint = Необов’язково.
settings-notice-until = Показувати до
settings-notice-until-hint = Необов’язково. Потім табло прибере оголошення само.
settings-notice-pages = { $count ->
    [one] Уміститься на табло за один раз:
   *[other] Табло покаже частинами, їх { $count }:
}
settings-notice-saved = Оголошення збережено. Табло вже оновилося.
settings-notice-off = Зняти
settings-notice-off-done = Оголошення знято.
settings-notice-on = Показати
settings-notice-on-done = Оголошення знову показуємо.
settings-notice-moved = Оголошення тепер вище.
settings-move-up = Вище
settings-notice-shown = показуємо
settings-notice-shown-until = показуємо до { $moment }
settings-notice-is-off = знято
settings-notice-over = час минув: { $moment }

settings-people = Працівники
settings-people-lead = Хто входить до системи й що кому дозволено. Якщо обліковий запис вимкнути, працівник одразу вийде з усіх екранів.
settings-people-list = Облікові записи
settings-role-operator = адміністратор
settings-role-reception = працівник рецепції
settings-role-supervisor = відповідальний за чергу
settings-role-manager = керівник ЦНАП
settings-role-technician = технічний адміністратор
settings-roles = Ролі
settings-roles-of = Ролі: { $branch }
settings-roles-in = { $branch }: { $roles }
settings-roles-missing = Оберіть хоча б одну роль
settings-login = Ім’я користувача
settings-login-hint = Для входу: літери, цифри, крапка, дефіс.
settings-login-missing = Введіть ім’я користувача
settings-name = Прізвище та ім’я
settings-name-hint = Їх бачать колеги, а на табличці робочого місця — відвідувачі.
settings-name-missing = Введіть прізвище та ім’я
settings-position = Посада
settings-first-password = Перший пароль
settings-new-password = Новий пароль
settings-password-hint = Щонайменше 8 знаків. Кілька слів запам’ятати легше, ніж набір знаків.
settings-password-missing = Введіть новий пароль
settings-new-password-title = Забули пароль?
settings-set-password = Встановити новий пароль
settings-password-set = Новий пароль встановлено: { $name }. Передайте його особисто, попередні сеанси завершено.
settings-person-new = Новий працівник
settings-person-change = { $name }: змінити
settings-person-added = Додано: { $name }.
settings-person-saved = Збережено: { $name }.
settings-disabled = { $name } (доступ закрито)
settings-disable = Закрити доступ
settings-disable-title = Закрити доступ: { $name }?
settings-disable-text = Людина одразу вийде з усіх екранів і більше не зможе увійти. Записи про її роботу збережуться.
settings-enable = Відкрити доступ
settings-person-disabled = Доступ закрито: { $name }.
settings-person-enabled = Доступ відкрито: { $name }.

settings-my-password = Мій пароль
settings-my-password-lead = Пароль знаєте лише Ви. Після зміни інші Ваші сеанси завершаться, а цей триватиме.
settings-old-password = Нинішній пароль
settings-old-password-missing = Введіть нинішній пароль
settings-set-own-password = Змінити пароль
settings-own-password-set = Пароль змінено.

settings-rules = Правила черги
settings-rules-lead = Як працює черга в цьому підрозділі. Правила мають відповідати положенню про центр.
settings-rules-no-show-calls = Після скількох викликів можна позначити неявку
settings-rules-no-show-minutes = Скільки хвилин чекати після першого виклику
settings-rules-restore-minutes = Скільки хвилин після неявки можна повернутися в чергу
settings-rules-requeue-minutes = Через скільки хвилин після повернення в чергу можна викликати знову
settings-rules-head-start-minutes = Відвідувачі за записом: на скільки хвилин раніше за загальну чергу
settings-rules-decision-weight-minutes = Позачергово за рішенням центру: на скільки хвилин раніше
settings-rules-decision-daily-cap = Позачергово за рішенням центру: не більше разів на день
settings-rules-decision-act = Позачергово за рішенням центру: номер і дата рішення
settings-rules-issue-before-opening-minutes = За скільки хвилин до відкриття видавати талони
settings-rules-issue-before-closing-minutes = За скільки хвилин до закриття припинити видачу
settings-rules-many-tickets = Після скількох талонів однієї черги з одного термінала попередити рецепцію
settings-rules-many-tickets-minutes = За скільки останніх хвилин рахувати ці талони
settings-rules-choose-ticket = Дозволити викликати обраний талон поза чергою
settings-rules-personified = Запитувати прізвище та ім’я на терміналі
settings-rules-paper-width = Ширина паперу, мм
settings-rules-key = Клавіша, яка веде прийом
settings-rules-guide-key = Клавіша, яка вмикає голос термінала

settings-standards = Стандарти
settings-standards-lead = Яких меж має дотримуватися центр. Коли стандарт порушено, про це скаже панель керівника.
settings-standards-wait-minutes = Найдовше очікування, хв
settings-standards-service-minutes = Найдовший прийом, хв
settings-standards-idle-minutes = Скільки хвилин місце може бути без відвідувача, коли є черга
settings-standards-people-in-line = Найбільша кількість відвідувачів в одній черзі
settings-standards-alarm-to = Кого повідомити про порушення
settings-standards-alarm-to-hint = Електронна пошта або телефон, кожна адреса з нового рядка, до десяти. Про кожне порушення надходить одне повідомлення; коли воно минає, окремо не пишемо.
settings-standards-no-email = Надсилання електронної пошти не налаштовано, тож листи про порушення не надходитимуть. Пошту налаштовує технічний адміністратор на сервері (QUEUE_SMTP_URL).
settings-standards-no-phone = Надсилання SMS не налаштовано, тож на телефони повідомлення не надходитимуть. SMS налаштовує технічний адміністратор на сервері (QUEUE_TEXT_URL або QUEUE_TEXT_GATEWAY).

settings-hall = Зала
settings-hall-lead = Яким голосом і як гучно табло запрошує відвідувачів.
settings-hall-voice-uk = Голос українською
settings-hall-voice-en = Голос англійською
settings-hall-is-man = Чоловічий
settings-hall-is-woman = Жіночий
settings-hall-speed = Швидкість мовлення, % від звичайної
settings-hall-volume = Гучність, %
settings-hall-quiet-hours = Тихі години
settings-hall-quiet-volume = Гучність у тихі години, %
settings-hall-sign = На табло робочого місця показувати
settings-hall-is-name = Прізвище, ім’я та посаду адміністратора
settings-hall-is-position = Лише посаду
settings-hall-is-nothing = Нічого про адміністратора
settings-hall-own-language = Якщо талон узято іншою мовою, після української повторювати запрошення нею
settings-hall-slides = Показувати на табло зображення й відео центру, коли є місце поруч із викликами
settings-hall-slide-seconds = Скільки секунд показувати одне зображення
settings-slides = Зображення й відео
settings-slides-hint = Їх кладуть на сервері в теку slides/{ $branch } теки даних (або в slides — для всіх підрозділів): JPEG, PNG, WebP, MP4, WebM. Відео йде без звуку. Показуємо за абеткою.
settings-slides-none = У теці ще немає жодного файлу.
settings-slides-shown = { $name }: показуємо
settings-slides-ready = { $name }: можна показувати
settings-slides-refused-name = { $name }: не показуємо — у назві дозволено літери, цифри, пробіл, крапку, дефіс і дужки
settings-slides-refused-kind = { $name }: не показуємо — це не JPEG, PNG, WebP, MP4 чи WebM
settings-slides-refused-size = { $name }: не показуємо — завеликий (зображення до 10 МБ, відео до 300 МБ)
settings-slides-refused-content = { $name }: не показуємо — файл пошкоджено або він не є тим, чим названий
settings-slides-refused-many = { $name }: не показуємо — їх забагато, показуємо перші 50
settings-hours-hint = Наприклад, 13:00–14:00. Кілька проміжків розділіть комою. Порожнє поле — жодного.

settings-texts = Тексти центру
settings-texts-lead = Ваші слова для відвідувачів. Порожнє поле лишає звичайний текст.
settings-texts-paper-footer = Останній рядок талона
settings-texts-paper-footer-hint = Наприклад, адреса сайту центру. До 160 знаків.
settings-texts-kiosk-welcome = Вітання на терміналі
settings-texts-kiosk-welcome-hint = Стоїть під запитанням «Оберіть мету звернення». До 120 знаків.
settings-texts-hall-idle = Табло, коли нікого не запрошено
settings-texts-hall-idle-hint = До 120 знаків.
settings-texts-how-to-complain = Як поскаржитися
settings-texts-how-to-complain-hint = Кому й куди писати. Стоїть на сторінках для відвідувачів. До 400 знаків.

settings-devices = Пристрої
settings-devices-lead = Термінали, табло, принтери. Загублений пристрій від’єднайте: за кілька секунд він перестане працювати.
settings-papers = Талон і друк
settings-papers-lead = Так виглядає талон на папері, крапка в крапку. Дані на ньому вигадано.
settings-preview = Вигляд талона
settings-preview-language = Мова талона
settings-preview-alt = Талон на папері { $width } мм
settings-width = Папір { $width } мм
settings-test-print = Пробний друк
settings-printer = Принтер
settings-print-test = Надрукувати пробний талон
settings-no-printers = Принтера ще не підключено.
settings-print-queued = Надіслано, чекаємо на принтер…
settings-print-claimed = Друкуємо…
settings-print-printed = Надруковано. Перевірте, чи все видно на папері.
settings-print-failed = Не надруковано. Перевірте папір, кришку і живлення принтера.
settings-print-unknown = Принтер не підтвердив друку. Перевірте, чи вийшов папір.
settings-voice = Голос у залі
settings-voice-lead = Перевірте, чи чути оголошення там, де на них чекають.
settings-voice-where = Де перевірити
settings-voice-test = Перевірити голос
settings-voice-speaking = { $count ->
    [one] Озвучує { $count } пристрій.
    [few] Озвучують { $count } пристрої.
   *[many] Озвучують { $count } пристроїв.
}
settings-voice-nobody = Жоден пристрій, що озвучує, зараз не на зв’язку, тому голосу не буде. Перевірте живлення і мережу.
settings-speakers = Хто озвучує
settings-speakers-hint = Кожну зону озвучує один пристрій, щоб запрошення не лунало двічі. Якщо обраний пристрій зник, його одразу замінює інший.
settings-speakers-rule = Автоматично: перший на зв’язку
settings-speakers-now = Зараз озвучує: { $name }
settings-speakers-nobody = Зараз озвучувати нікому: не підключено жодного табло чи гучномовця.
settings-speakers-outside = Місця поза зонами й оголошення для всіх
settings-speakers-outside-hint = Їх озвучує кожна зона. Тут можна назвати ще один пристрій.
settings-speakers-zones = Лише в зонах
settings-voice-here = Послухати на цьому комп’ютері
settings-voice-here-hint = Та сама фраза, але звучить лише тут, а не в залі.

settings-audit-log = Журнал змін
settings-audit-log-lead = Хто, що й коли змінив. Імен відвідувачів тут немає.

console-planned-break = За планом перерва { $start }–{ $end }
console-alert-test-print-failed = { $name }: пробний талон не надруковано
console-alert-test-print-unknown = { $name }: невідомо, чи надруковано пробний талон
console-alert-test-print-queued = { $name }: пробний талон чекає на друк
