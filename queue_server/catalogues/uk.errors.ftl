# Відмови: ключ «error-» і сталий код.

## Хто запитує
error-not_signed_in = Увійдіть, будь ласка, до системи.
error-sign_in_failed = Ім’я користувача або пароль неправильні. Перевірте, чи не ввімкнено Caps Lock або іншу розкладку.
error-not_allowed = Для цієї дії у Вас немає прав. Зверніться до керівника ЦНАП.
error-csrf_failed = Сторінка застаріла. Оновіть її та спробуйте ще раз.
error-foreign_origin = Запит надійшов зі сторонньої сторінки, тому його відхилено.
error-scheme_unknown = Такий спосіб входу не підтримується.
error-device_unknown = Цей пристрій не підключено або його від’єднали.
error-code_unknown = Талона з таким кодом немає. Перевірте, будь ласка, цифри.
error-too_many_requests = Забагато спроб. Спробуйте ще раз за { $retry_after ->
    [one] { $retry_after } секунду
    [few] { $retry_after } секунди
   *[many] { $retry_after } секунд
}.

## Сам запит
error-bad_request = Запит неправильний.
error-malformed_json = Запит неможливо прочитати.
error-invalid_request = У запиті неправильно вказано: { $field }.
error-not_found = Такої сторінки немає.
error-method_not_allowed = Ця адреса не приймає такої дії.
error-too_large = Надіслано забагато даних.
error-unsupported_media_type = Дані надіслано в невідомому форматі.
error-internal_error = Сталася помилка на сервері. Її вже записано. Спробуйте, будь ласка, ще раз.
error-unavailable = Сервер зараз не може відповісти. Спробуйте, будь ласка, ще раз.
error-database_busy = Сервер зараз зайнятий, нічого не змінено. Спробуйте, будь ласка, ще раз.
error-storage_failed = Сервер зараз не може нічого зберегти: закінчилося місце або пошкоджено диск. Нічого не змінено. Повідомте, будь ласка, технічного адміністратора.

error-idempotency_key_invalid = Ключ повтору неправильний: від 1 до { $longest } знаків.
error-idempotency_conflict = Під цим ключем уже надіслано інший запит.
error-view_unknown = Такого виду даних немає.

## Підрозділ
error-branch_unknown = Такого підрозділу немає.
error-branch_suspended = Прийом тимчасово призупинено.
error-branch_not_suspended = Прийом не призупинено.
error-suspension_reason_unknown = Оберіть причину призупинення зі списку.

## Видача талона
error-purpose_unknown = Такої мети звернення немає. Оберіть іншу.
error-service_unknown = Такої послуги тут немає. Оберіть іншу.
error-sphere_unknown = Такої сфери тут немає. Оберіть іншу.
error-line_unknown = Такої черги тут немає.
error-line_unserved = Зараз цю чергу ніхто не обслуговує.
error-line_closed = Зараз у цю чергу талони не видаються.
error-category_unknown = Такої підстави для позачергового обслуговування немає.
error-category_needed = Вкажіть підставу для позачергового обслуговування.
error-assistance_unknown = Такого виду допомоги немає у списку.
error-persons_out_of_range = Кількість осіб має бути від { $least } до { $most }.
error-services_out_of_range = Кількість послуг має бути від { $least } до { $most }.
error-name_not_asked = Прізвище та ім’я тут не запитують.
error-name_too_long = Прізвище та ім’я задовгі: щонайбільше { $longest ->
    [one] { $longest } знак
    [few] { $longest } знаки
   *[many] { $longest } знаків
}.
error-staff_only = Це може зробити лише працівник центру.

## Талон
error-ticket_unknown = Такого талона немає.
error-ticket_changed = Талон тим часом змінився. Подивіться на його новий стан.
error-ticket_wrong_status = У теперішньому стані талона це неможливо.
error-ticket_of_another_counter = Цього відвідувача обслуговує інше робоче місце.
error-no_show_too_early = Відвідувачу ще треба дати час підійти.
error-no_show_grace = Після відновлення прийому відвідувачі мають { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[many] { $minutes } хвилин
}, щоб повернутися.
error-restore_once = Цей талон уже повертали в чергу. Видайте новий.
error-restore_too_late = Повернути талон у чергу можна лише протягом { $minutes ->
    [one] { $minutes } хвилини
   *[other] { $minutes } хвилин
}. Видайте новий.
error-nothing_to_undo = Повернути назад можна лише власну останню дію і лише протягом { $seconds ->
    [one] { $seconds } секунди
   *[other] { $seconds } секунд
}.
error-reception_only = Це може зробити лише працівник рецепції або відповідальний за чергу.
error-supervisor_only = Це може зробити лише відповідальний за чергу.
error-choosing_not_allowed = У цьому підрозділі відвідувачів викликають лише за чергою.
error-choosing_reason_unknown = Оберіть причину виклику поза чергою зі списку.

## Обслуговування
error-outcome_needed = Вкажіть результат обслуговування.
error-quantity_out_of_range = Кількість має бути від { $least } до { $most }.
error-hold_reason_unknown = Оберіть причину відкладання зі списку.
error-hold_minutes_out_of_range = Відкласти можна на час від { $least } до { $most } хвилин.
error-transfer_reason_unknown = Оберіть причину перенаправлення зі списку.
error-destination_needed = Вкажіть, куди перенаправити відвідувача.
error-nobody_to_return_to = Цього відвідувача ніхто не перенаправляв, тож повертати нікому.
error-note_too_long = Примітка задовга: щонайбільше { $longest ->
    [one] { $longest } знак
    [few] { $longest } знаки
   *[many] { $longest } знаків
}.

## Робоче місце
error-counter_unknown = Такого робочого місця немає.
error-counter_needed = Вкажіть робоче місце.
error-counter_not_open = Спершу відкрийте робоче місце.
error-counter_not_yours = За цим робочим місцем працює інша людина.
error-counter_taken = Робоче місце { $counter } вже зайняте.
error-counter_busy = Спершу завершіть прийом { $number }.
error-counter_wrong_status = У теперішньому стані робочого місця це неможливо.
error-counter_changed = Стан робочого місця тим часом змінився. Подивіться ще раз.
error-operator_elsewhere = Ви вже працюєте за іншим робочим місцем. Спершу закрийте його.
error-bell_unknown = Такого виклику немає.

## Друк і голос
error-print_job_unknown = Такого завдання для друку немає.
error-print_job_ended = Це завдання для друку вже завершено.
error-print_job_not_failed = Надрукувати ще раз можна лише те, що не надрукувалося.
error-print_result_unknown = Такого результату друку немає.
error-number_unknown = Такого номера не буває.
error-voice_failed = Голос зараз недоступний.

## Пристрої
error-device_name_invalid = Назва пристрою має бути в одному рядку: від 1 до { $longest } знаків.
error-zone_unknown = Такої зони в цьому підрозділі немає.
error-printer_unknown = Такого принтера в цьому підрозділі немає.
error-pairing_unknown = Такого коду немає, його вже використано або час його дії минув. Перевірте код на екрані пристрою.
error-pairing_other_kind = Код показує пристрій іншого виду. Перевірте, який пристрій Ви підключаєте.

## Облікові записи
error-staff_unknown = Такого облікового запису немає.
error-login_invalid = Ім’я користувача має містити від 2 до 64 літер, цифр або знаків . _ - @ без пробілів.
error-staff_name_invalid = Ім’я та посада мають бути в одному рядку: щонайбільше { $longest ->
    [one] { $longest } знак
    [few] { $longest } знаки
   *[many] { $longest } знаків
}.
error-password_too_short = Пароль закороткий: потрібно щонайменше { $shortest ->
    [one] { $shortest } знак
    [few] { $shortest } знаки
   *[many] { $shortest } знаків
}.
error-password_too_long = Пароль задовгий: щонайбільше { $longest ->
    [one] { $longest } знак
    [few] { $longest } знаки
   *[many] { $longest } знаків
}.
error-password_common = Такий пароль вгадають першим. Візьміть, наприклад, три слова, що не пов’язані між собою.
error-password_is_login = Пароль не може збігатися з іменем користувача.

## Файл центру
error-letter_unknown = Літери { $letter } не буває. Можна: { $letters }.
error-letter_confusing = Літеру { $letter } легко сплутати з іншою на вигляд або на слух. Візьміть іншу.
error-right_not_stated = Цей відвідувач не заявляв права на позачергове обслуговування.
error-no_printer = Тут немає принтера талонів. Назвіть відвідувачеві номер або підключіть принтер у налаштуваннях.
