# Відгуки, пропозиції та скарги на сторінках для відвідувачів і в листах.
feedback-link = Відгук або скарга
feedback-title = Відгук, пропозиція або скарга
feedback-lead = Напишіть, що сподобалося, що варто змінити або що було не так. Реєструватися не потрібно.
feedback-where = Про який центр Ви хочете написати?
feedback-kind-suggestion = Відгук або пропозиція
feedback-kind-complaint = Скарга
feedback-about-suggestion = Подякувати, зауважити, запропонувати. Можна без імені.
feedback-about-complaint = Про порушення Ваших прав, рішення, дії чи бездіяльність працівників. Потрібні прізвище та ім’я, місце проживання й контакт для відповіді.
feedback-to = Кому
feedback-to-head = керівникові ЦНАП
feedback-write-suggestion = Написати відгук
feedback-write-complaint = Подати скаргу
feedback-nowhere = Тут зараз не приймають відгуків і скарг. Напишіть, будь ласка, до центру листом або зверніться до рецепції.

## Стан за кодом
feedback-check = Дізнатися про стан розгляду
feedback-code = Код
feedback-code-hint = 12 цифр, які Ви отримали, коли надіслали відгук або скаргу, наприклад 1234 5678 9012.
feedback-code-show = Показати стан розгляду
feedback-code-unknown = Такого коду немає. Перевірте, будь ласка, цифри.
feedback-numbered = { $kind ->
    [complaint] Скарга
   *[suggestion] Відгук або пропозиція
} № { $number }
feedback-state = Стан
feedback-state-received = зареєстровано
feedback-state-in_work = у роботі
feedback-state-extended = у роботі, строк продовжено
feedback-state-answered = надано відповідь
feedback-state-passed_on = переслано до іншого органу
feedback-received-on = Надійшло
feedback-due-on = Відповідь — не пізніше
feedback-reason = Чому строк продовжено
feedback-answer = Відповідь
feedback-passed-to = Куди переслано
feedback-closed-on = Дата
feedback-erased = Час, протягом якого ми зберігаємо тексти, минув: їх видалено.
feedback-done-suggestion = Дякуємо! Ваш відгук зареєстровано.
feedback-done-complaint = Вашу скаргу зареєстровано.
feedback-code-yours = Ваш код
feedback-keep-code = Запишіть код. Лише за ним можна дізнатися про стан і прочитати відповідь на цій сторінці.
feedback-mailed = Код, новини й відповідь надішлемо також на Вашу електронну пошту.
feedback-not-official = Оскільки не вказано прізвища та імені, місця проживання й контакту, за законом це не звернення. Його все одно прочитають і дадуть відповідь за кодом.
feedback-term-note = Рахуємо календарні дні. Якщо часу не вистачить, строк продовжать щонайбільше до 30 днів, а тут буде видно, чому.
feedback-forget = Закрити

## Як написати
feedback-law = Що робить скаргу офіційною
feedback-law-who = Закон України «Про звернення громадян» вимагає вказати прізвище, ім’я, по батькові (якщо є), місце проживання та суть скарги. Дату ми поставимо самі: це день, коли скарга надійшла.
feedback-law-answer = Для відповіді потрібна електронна пошта або інший засіб зв’язку. Кваліфікований електронний підпис не потрібен.
feedback-law-anonymous = Анонімну скаргу закон не дозволяє розглядати. Якщо не хочете називати себе, залиште відгук.
feedback-law-term = Відповідь дадуть за { $days ->
    [one] { $days } календарний день
    [few] { $days } календарні дні
   *[many] { $days } календарних днів
}. Якщо потрібно більше часу, строк продовжать щонайбільше до 30 днів і пояснять причину.
feedback-law-suggestion = Якщо вкажете прізвище та ім’я, місце проживання й контакт, відгук розглянуть як звернення за Законом України «Про звернення громадян». Без них його теж прочитають і дадуть відповідь за кодом, але зверненням він не вважається.
feedback-text-suggestion = Ваш відгук або пропозиція
feedback-text-complaint = Суть скарги
feedback-text-hint-suggestion = До 5000 знаків.
feedback-text-hint-complaint = Що сталося, де й коли, про що Ви просите. До 5000 знаків.
feedback-name = Прізвище, ім’я, по батькові
feedback-residence = Місце проживання
feedback-residence-hint = Область, населений пункт, вулиця, будинок, квартира.
feedback-contact = Електронна пошта або телефон для відповіді
feedback-contact-hint = Наприклад, olena@example.com або 067 123 45 67.
feedback-contact-mails = На електронну пошту надішлемо код і відповідь.
feedback-personal = Прізвище, місце проживання й контакт бачать лише адресат і керівник центру. { $days ->
    [one] Через { $days } день
    [few] Через { $days } дні
   *[many] Через { $days } днів
} після відповіді їх разом із текстами буде видалено.
feedback-send-suggestion = Надіслати відгук
feedback-send-complaint = Надіслати скаргу
feedback-rather-suggestion = Залишити відгук без імені
feedback-back = Назад

error-feedback_closed = Цей підрозділ зараз не приймає відгуків і скарг на сайті.
error-feedback_incomplete = Перевірте, будь ласка, що Ви написали.
error-feedback_text_missing = Напишіть, будь ласка, про що йдеться.
error-feedback_name_missing = Вкажіть прізвище та ім’я: анонімну скаргу закон не дозволяє розглядати.
error-feedback_name_not_full = Вкажіть і прізвище, і ім’я.
error-feedback_residence_missing = Вкажіть місце проживання.
error-feedback_contact_missing = Вкажіть електронну пошту або телефон, щоб Вам могли відповісти.
error-feedback_too_long = Текст задовгий. Скоротіть його, будь ласка.
error-feedback_unknown = Такого відгуку або скарги немає.
error-feedback_wrong_status = Цього вже не можна зробити: стан змінився. Оновіть, будь ласка, сторінку.
error-feedback_term_over = Строк відповіді вже минув, продовжити його не можна.
error-feedback_reason_missing = Напишіть, чому потрібно більше часу: причину побачить автор.
error-feedback_answer_missing = Напишіть відповідь.
error-feedback_body_missing = Напишіть, до якого органу переслано.

## Листи
feedback-letter-subject-arrived = { $kind ->
    [complaint] Надійшла скарга
   *[suggestion] Надійшов відгук
} № { $number }
feedback-letter-arrived = { $kind ->
    [complaint] Надійшла скарга
   *[suggestion] Надійшов відгук або пропозиція
} № { $number } ({ $centre }).

    Кому: { $to }
    Відповісти потрібно не пізніше { $due }.
    Прочитати й відповісти: { $desk }

    Тексту й даних автора в цьому листі немає: їх видно лише після входу.
feedback-letter-subject-received = { $kind ->
    [complaint] Вашу скаргу зареєстровано
   *[suggestion] Ваш відгук зареєстровано
}: № { $number }
feedback-letter-received = { $kind ->
    [complaint] Вашу скаргу зареєстровано за
   *[suggestion] Дякуємо! Ваш відгук або пропозицію зареєстровано за
} № { $number } ({ $centre }).

    Кому: { $to }
    Відповідь буде не пізніше { $due }.
feedback-letter-subject-extended = Строк відповіді продовжено до { $due }: { $kind ->
    [complaint] скарга
   *[suggestion] відгук
} № { $number }
feedback-letter-extended = Щоб дати відповідь на { $kind ->
    [complaint] скаргу
   *[suggestion] відгук або пропозицію
} № { $number }, потрібно більше часу. Відповідь буде не пізніше { $due }.

    Причина: { $reason }
feedback-letter-subject-answered = Відповідь на { $kind ->
    [complaint] скаргу
   *[suggestion] відгук
} № { $number }
feedback-letter-answered = Відповідь на { $kind ->
    [complaint] Вашу скаргу
   *[suggestion] Ваш відгук або пропозицію
} № { $number } ({ $centre }):

    { $answer }
feedback-letter-subject-passed-on = { $kind ->
    [complaint] Скаргу
   *[suggestion] Відгук
} № { $number } переслано за належністю
feedback-letter-passed-on = { $kind ->
    [complaint] Вашу скаргу
   *[suggestion] Ваш відгук або пропозицію
} № { $number } переслано до органу, який має це вирішувати: { $body }. Відповідь надасть він.
feedback-letter-state = Стан і відповідь: { $link }
    Код: { $code }. Він призначений лише Вам.
