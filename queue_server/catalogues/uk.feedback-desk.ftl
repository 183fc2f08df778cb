# Відгуки та скарги: сторінка керівника, налаштування, журнал.
console-page-feedback = Відгуки
feedback-desk-title = Відгуки та скарги
feedback-desk-lead = Відповісти потрібно протягом 15 календарних днів, із продовженням — протягом 30. Прострочені й ті, що мають найближчий строк, — першими.
feedback-desk-lead-supervisor = Ви бачите стан і строки. Скарги, відгуки з контактними даними та їхніх авторів бачить лише керівник.
feedback-desk-branch = Підрозділ
feedback-desk-filter = Що показати
feedback-desk-kind = Вид
feedback-desk-kind-all = Усі
feedback-desk-state = Стан
feedback-desk-state-open = Чекають на відповідь
feedback-desk-state-overdue = Прострочено
feedback-desk-state-overdue-of = з них прострочено
feedback-desk-state-received = Зареєстровано
feedback-desk-state-in_work = У роботі
feedback-desk-state-extended = Строк продовжено
feedback-desk-state-answered = Надано відповідь
feedback-desk-state-passed_on = Переслано
feedback-desk-state-all = Усі
feedback-desk-show = Показати
feedback-desk-list = Відгуки та скарги за вибраними умовами
feedback-desk-number = Номер
feedback-desk-received = Надійшло
feedback-desk-due = Строк
feedback-desk-left = Залишилося
feedback-desk-days = { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[many] { $days } днів
}
feedback-desk-today = останній день
feedback-desk-overdue = прострочено на { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[many] { $days } днів
}
feedback-desk-none = Таких відгуків і скарг немає.
feedback-desk-counts = Скільки надійшло цього року
feedback-desk-whole = Разом
feedback-desk-back = До списку
feedback-desk-official = Звернення за Законом України «Про звернення громадян»
feedback-desk-not-official = Не є зверненням за законом: автор указав не всі дані
feedback-desk-author = Автор
feedback-desk-anonymous = не назвався
feedback-desk-contact-none = немає: відповідь автор прочитає за кодом
feedback-desk-text = Текст
feedback-desk-held = Цей текст бачить лише керівник.
feedback-desk-closed-by = Хто відповів
feedback-desk-message = Лист авторові
feedback-desk-message-waiting = чекає на надсилання
feedback-desk-message-sending = надсилається
feedback-desk-message-sent = надіслано
feedback-desk-message-failed = не доставлено: повідомте автора інакше
feedback-desk-message-unknown = невідомо, чи доставлено: повідомте автора інакше
feedback-desk-arrived-failed = Лист адресатові не доставлено. Перевірте його адресу в налаштуваннях.
feedback-desk-take = Взяти в роботу
feedback-desk-answer = Відповісти
feedback-desk-answer-text = Ваша відповідь
feedback-desk-answer-hint = Автор побачить її за кодом. Якщо він залишив електронну пошту, надішлемо її листом. Змінити відповідь потім не можна.
feedback-desk-answer-hint-only-code = Автор побачить її за кодом; листом її не надсилаємо. Змінити відповідь потім не можна.
feedback-desk-extend = Продовжити строк
feedback-desk-extend-why = Чому потрібно більше часу
feedback-desk-extend-hint = Новий строк: { $date }. Причину побачить автор. Продовжити можна один раз.
feedback-desk-pass-on = Переслати до іншого органу
feedback-desk-pass-on-where = До якого органу переслано
feedback-desk-pass-on-hint = Перешліть самі, протягом п’яти днів від надходження, і позначте тут: автор дізнається, куди саме. На цьому розгляд у центрі завершено.
feedback-desk-pass-on-mark = Позначити пересланим
feedback-desk-done-take = Взято в роботу.
feedback-desk-done-answer = Відповідь збережено.
feedback-desk-done-extend = Строк продовжено.
feedback-desk-done-pass_on = Позначено: переслано.

settings-feedback = Відгуки та скарги
settings-feedback-lead = Кому адресовано відгуки й скарги, хто дізнається про них листом і скільки їх зберігати.
settings-feedback-open = Приймати відгуки та скарги на сторінках для відвідувачів
settings-feedback-suggestion-to = Кому йдуть відгуки та пропозиції
settings-feedback-suggestion-to-hint = У давальному відмінку, наприклад: керівникові ЦНАП. Порожнє поле — керівникові.
settings-feedback-suggestion-email = Електронна пошта адресата відгуків
settings-feedback-complaint-to = Кому йдуть скарги
settings-feedback-complaint-to-hint = У давальному відмінку, наприклад: міському голові. Порожнє поле — керівникові ЦНАП.
settings-feedback-complaint-email = Електронна пошта адресата скарг
settings-feedback-keep-days = Скільки днів після відповіді зберігати тексти й дані авторів
centre-email-form = «{ $given }» — не електронна адреса; напишіть, наприклад, golova@example.gov.ua

log-kind-feedback = Відгуки та скарги
log-did-feedback-changed = Змінено налаштування відгуків і скарг
log-did-suggestion-received = Надійшов відгук № { $subject }
log-did-suggestion-in-work = Взято в роботу відгук № { $subject }
log-did-suggestion-extended = Продовжено строк: відгук № { $subject }
log-did-suggestion-answered = Надано відповідь: відгук № { $subject }
log-did-suggestion-passed-on = Переслано відгук № { $subject }
log-did-suggestion-not-told = Листа про відгук № { $subject } не доставлено
log-did-complaint-received = Надійшла скарга № { $subject }
log-did-complaint-in-work = Взято в роботу скаргу № { $subject }
log-did-complaint-extended = Продовжено строк: скарга № { $subject }
log-did-complaint-answered = Надано відповідь: скарга № { $subject }
log-did-complaint-passed-on = Переслано скаргу № { $subject }
log-did-complaint-not-told = Листа про скаргу № { $subject } не доставлено
log-field-due-on = Строк
