# Екран адміністратора, вхід для працівників і налаштування.

## Вхід
console-sign-in-title = Вхід для працівників
console-sign-in-hint = Увійдіть під своїм іменем користувача. Якщо забули пароль, зверніться до керівника ЦНАП або технічного адміністратора.
console-login = Ім’я користувача
console-password = Пароль
console-show-password = Показати пароль
console-sign-in = Увійти
console-signing-in = Перевіряємо…
console-login-missing = Введіть ім’я користувача
console-password-missing = Введіть пароль
console-session-ended = Сеанс завершено. Увійдіть знову: усе, що Ви зробили, збережено.

## Рядок угорі
console-title = Екран адміністратора
console-settings = Налаштування
console-help = Клавіші
console-sign-out = Вийти
console-pause = Пауза
console-close-counter = Закрити місце
console-counter-open = Відкрито
console-counter-paused = Пауза
console-counter-closed = Закрито

## Вибір робочого місця
console-choose-counter = Оберіть робоче місце
console-choose-counter-hint = Коли Ви оберете місце, воно відкриється, і Ви зможете викликати відвідувачів.
console-branch = Підрозділ
console-no-counters = У цьому підрозділі ще не налаштовано жодного робочого місця. Зверніться до керівника ЦНАП.
console-no-branch = У Вас немає ролі адміністратора в жодному підрозділі. Зверніться до керівника ЦНАП.
console-taken-by = Зайнято: { $name }

## Відвідувач біля робочого місця
console-state-free = Робоче місце вільне
console-state-called = Викликано, чекаємо на відвідувача
console-state-serving = Прийом триває
console-state-break = Перерва
console-state-paperwork = Опрацювання документів
console-state-phone = Телефонна розмова
console-timer-called = від виклику
console-timer-serving = від початку
console-timer-break = триває
console-timer-paperwork = триває
console-timer-phone = триває
console-fact-waited = Очікування
console-fact-promised = Прогноз на талоні
console-fact-language = Мова
console-fact-persons = Осіб
console-fact-services = Послуг
console-fact-name = Ім’я
console-fact-calls = Виклики
console-fact-reason = Чому цей номер
console-waited = { $count } хв, з { $time }
console-calls = { $calls } із { $needed }
console-next = Наступний у черзі
console-note = Примітка: { $text }
console-language-uk = українська
console-language-en = англійська
console-help-asked = Потрібна допомога: { $what }
console-assistance-accompany = супровід працівника
console-assistance-wheelchair = місце для крісла колісного
console-assistance-sign-language = жестова мова
console-assistance-interpreter = перекладач
console-right = Позачергово, { $basis }: { $name }. Право { $state }.
console-basis-law = за законом
console-basis-decision = за рішенням центру
console-right-stated = заявлено
console-right-confirmed = підтверджено
console-right-refused = не підтверджено
console-paper-failed = Талон не надруковано: назвіть номер відвідувачу або надрукуйте дублікат
console-reason-earliest = найраніший у черзі
console-reason-priority-by-law = позачергово за законом
console-reason-priority-by-decision = позачергово за рішенням центру
console-reason-appointment = за попереднім записом
console-reason-early-appointment = за записом завчасно: більше нікого немає
console-reason-preferred-line = черга, яку це місце приймає першою
console-reason-sent-to-counter = перенаправлено саме сюди
console-reason-chosen = обрано працівником

## Дії
console-step-call-next = Викликати наступного
console-step-start = Розпочати прийом
console-step-finish = Завершити прийом
console-step-open = Продовжити прийом
console-hint-key = Клавіша { $key } веде весь прийом: викликати, розпочати, завершити.
console-hint-nobody = Поки що нікого немає. Щойно хтось візьме талон, він з’явиться в черзі.
console-hint-paused = Поки триває пауза, відвідувачів до Вас не викликають.
console-recall = Повторити виклик
console-no-show = Неявка
console-absent-calls = ще { $calls ->
    [one] { $calls } виклик
    [few] { $calls } виклики
   *[many] { $calls } викликів
}
console-absent-time = через { $time }
console-absent-calls-and-time = ще { $calls ->
    [one] { $calls } виклик
    [few] { $calls } виклики
   *[many] { $calls } викликів
}, через { $time }
console-not-absent-yet = Позначити неявку ще не можна: { $why }
console-undo = Скасувати дію: { $what }
console-undo-left = ще { $seconds } с
console-did-call = виклик { $number }
console-did-recall = повторний виклик { $number }
console-did-start = початок прийому { $number }
console-did-continue = перехід до наступної послуги { $number }
console-did-finish = завершення прийому { $number }
console-did-return = повернення { $number } до того, хто перенаправив
console-did-hold = відкладання { $number }
console-did-requeue = повернення { $number } в чергу
console-did-transfer = перенаправлення { $number }
console-did-no-show = неявка { $number }
console-did-restore = поновлення { $number } в черзі
console-did-cancel = скасування { $number }
console-nobody-called = Зараз викликати нікого
console-recalled = Виклик { $number } повторено
console-duplicate-sent = Дублікат талона { $number } надіслано на друк
console-print-sent = Талон надіслано на друк ще раз
console-finish-first = Спершу завершіть прийом { $number }.

## Черга і мій день
console-queue = Черга до Вас
console-queue-empty = Зараз нікого немає.
console-why-issued = талон о { $time }
console-why-law = позачергово за законом
console-why-decision = позачергово за рішенням
console-why-later = не раніше { $time }
console-mark-help = допомога
console-mark-persons = { $count ->
    [one] { $count } особа
    [few] { $count } особи
   *[many] { $count } осіб
}
console-mark-services = { $count ->
    [one] { $count } послуга
    [few] { $count } послуги
   *[many] { $count } послуг
}
console-somebody-waits = У черзі з’явився відвідувач
console-day = Мій день
console-served = { $count ->
    [one] Прийнято { $count } відвідувача
   *[other] Прийнято { $count } відвідувачів
}
console-no-shows = { $count ->
    [one] { $count } неявка
    [few] { $count } неявки
   *[many] { $count } неявок
}
console-status-served = прийнято
console-status-no-show = неявка

## Повідомлення над столом
console-messages = Повідомлення
console-bells = Виклики працівника
console-alerts = Несправності
console-bell = { $name }: о { $time } відвідувач покликав працівника
console-bell-rings = { $name }: відвідувач покликав працівника.
console-bell-answer = Іду допомогти
console-alerts-more = І ще { $count ->
    [one] { $count } несправність
    [few] { $count } несправності
   *[many] { $count } несправностей
}
console-print-seen = Номер повідомлено
console-slip-print-seen = Час і код повідомлено
console-print-again = Друкувати ще раз
console-alert-offline = { $name }: немає зв’язку з { $time }
console-alert-printer-off = { $name }: принтер вимкнено або від’єднано з { $time }
console-alert-paper-out = { $name }: немає паперу з { $time }
console-alert-paper-near-end = { $name }: папір закінчується
console-alert-cover-open = { $name }: відкрито кришку принтера
console-alert-printer-error = { $name }: несправність принтера з { $time }
console-alert-error = { $name }: несправність з { $time }
console-alert-print-failed = { $name }: талон { $number } не надруковано. Назвіть номер відвідувачу або надрукуйте ще раз.
console-alert-print-unknown = { $name }: невідомо, чи надруковано талон { $number }. Перевірте й за потреби надрукуйте ще раз.
console-alert-print-queued = { $name }: талон { $number } чекає на друк
console-alert-setting-wrong = Налаштування «{ $name }» збережено з помилкою, тож діє звичайне значення. Скажіть, будь ласка, керівникові або технічному адміністраторові.
console-alert-other = { $name }: потрібна увага з { $time }
console-suspended = Прийом призупинено з { $time }: { $reason }. Черга зберігається, викликів немає.
console-suspension-air-alarm = повітряна тривога
console-suspension-no-power = немає електропостачання
console-suspension-failure = технічний збій
console-suspension-other = інша причина
console-offline = Зв’язок із сервером утрачено о { $time }. Усе збережено: екран оновиться сам, щойно зв’язок відновиться.
console-offline-repeating = Немає відповіді сервера з { $time }. Повторюємо Вашу дію; двічі її не буде виконано.
console-no-answer = Сервер не відповів. Коли зв’язок відновиться, перевірте на екрані, чи виконано дію, і за потреби повторіть її.
console-error-unknown = Дію не виконано (код { $code }). Спробуйте ще раз або повідомте технічного адміністратора.

## Завершення прийому
console-outcome-consulted = Консультацію надано
console-outcome-registered = Заяву зареєстровано
console-outcome-registered-with-defects = Зареєстровано з недоліками
console-outcome-returned-for-defects = Повернуто без реєстрації для усунення недоліків
console-outcome-documents-added = Прийнято додаткові документи
console-outcome-issued = Готовий документ видано
console-outcome-refusal-issued = Рішення про відмову видано
console-outcome-instant = Миттєва послуга
console-outcome-not-competent = Не належить до компетенції, роз’яснено

## Пауза, закриття, вихід
console-pause-title = Пауза на Вашому робочому місці
console-pause-hint = Місце лишається за Вами, відвідувачів не викликають.
console-pause-break = Перерва
console-pause-paperwork = Опрацювання документів
console-pause-phone = Телефон
console-close-title = Закрити робоче місце «{ $place }»?
console-close-text = Місце стане вільним. Відвідувачі лишаться в черзі, їх зможуть викликати інші працівники.
console-sign-out-title = Завершити роботу?
console-sign-out-text = { $place } буде закрито, і Ви вийдете із системи. Черга збережеться.

## Клавіші
console-help-title = Клавіші
console-help-layout = Літерні клавіші працюють у будь-якій розкладці: має значення розташування клавіші, а не мова вводу.
console-help-letters = Літерні клавіші увімкнено
console-help-step = Наступний крок: викликати, розпочати, завершити прийом; взяти обраний результат
console-help-digits = Обрати результат прийому або причину паузи
console-help-escape = Закрити вікно без змін
console-help-recall = Повторити виклик
console-help-no-show = Неявка
console-help-duplicate = Дублікат талона
console-help-undo = Скасувати останню дію (30 секунд)
console-help-pause = Пауза
console-help-bell = Відповісти на виклик від термінала
console-help-close = Закрити робоче місце
console-help-help = Ця підказка

## Налаштування: пристрої
console-devices-title = Підключені пристрої
console-devices-none = Ще не підключено жодного пристрою. Відкрийте на пристрої його сторінку й введіть тут код, який він покаже.
console-devices-table = Підключені пристрої
console-device = Пристрій
console-device-place = Де стоїть
console-device-state = Стан
console-device-seen = Востаннє на зв’язку
console-device-actions = Дії
console-device-never = ще не було
console-device-now = зараз
console-kind-kiosk = Термінал електронної черги
console-kind-printer = Принтер талонів
console-kind-display = Табло для зали
console-kind-counter-display = Табло робочого місця
console-kind-speaker = Гучномовець
console-kind-tablet = Планшет
console-kind-wall = Панель на стіні
console-condition-ok = Працює
console-condition-waiting = Чекає на перше підключення
console-condition-offline = Немає зв’язку
console-condition-printer-error = Несправність принтера
console-condition-printer-off = Принтер вимкнено або від’єднано
console-condition-paper-out = Закінчився папір
console-condition-paper-near-end = Папір закінчується
console-condition-cover-open = Відкрито кришку
console-condition-error = Несправність
console-place-zone = зона: { $name }
console-place-printer = друкує: { $name }
console-place-whole = уся зала
console-pair = Підключити пристрій
console-pair-hint = Код із восьми знаків показує сам пристрій. Великі й малі літери не розрізняються.
console-pair-code = Код із пристрою
console-pair-code-missing = Введіть код, який показує пристрій
console-pair-find = Знайти пристрій
console-pair-found = Знайдено пристрій
console-pair-kind = Вид
console-pair-asked = Запит надійшов о { $time }
console-pair-address = З адреси
console-pair-check = Переконайтеся, що саме на цьому пристрої Ви бачите код { $code }.
console-pair-name = Назва пристрою
console-pair-name-hint = Наприклад, «Термінал біля входу». Її бачитимуть працівники.
console-pair-name-missing = Дайте пристрою назву
console-pair-zone = Зона
console-pair-zone-whole = Уся зала
console-pair-counter = Робоче місце
console-pair-counter-missing = Оберіть робоче місце
console-pair-printer = Принтер для талонів
console-pair-printer-none = Без принтера
console-pair-choose = Оберіть зі списку
console-pair-approve = Підключити
console-pair-done = «{ $name }» підключено. За кілька секунд пристрій увімкнеться сам.
console-revoke = Від’єднати
console-revoke-label = Від’єднати «{ $name }»
console-revoke-title = Від’єднати «{ $name }»?
console-revoke-text = Пристрій перестане працювати за кілька секунд. Щоб повернути його, доведеться підключити знову за кодом.
console-revoked = «{ $name }» від’єднано
