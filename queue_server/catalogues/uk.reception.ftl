# Рецепція: сторінка працівника рецепції, право на позачергове обслуговування, «Пропустити вперед» на сторінці відвідувача.

## Сторінки працівників
console-pages = Інші сторінки
console-pages-menu = Сторінки
console-page-console = Екран адміністратора
console-page-reception = Рецепція
console-page-day = День центру
console-page-settings = Налаштування

## Рядок угорі
reception-title = Рецепція
reception-title-ringing = Виклик ({ $count }) — Рецепція
reception-sound-on = Дзвінок увімкнено
reception-sound-off = Дзвінок вимкнено
reception-sound-waits = Щоб чути дзвінок, натисніть будь-яку клавішу або кнопку на цій сторінці.

## Виклики працівника
reception-bell-kiosk = { $name }: о { $time } відвідувач покликав працівника
reception-bell-help = { $number }: потрібна допомога ({ $what }). { $name }, { $time }
reception-bell-show = Показати талон

## Пошук і видача
reception-person = Відвідувач біля рецепції
reception-find = Номер талона або код
reception-find-hint = Наприклад, А-012, a12 або 12 цифр коду
reception-find-button = Знайти
reception-found-several = Знайдено кілька талонів. Оберіть потрібний.
reception-found-none = Сьогодні талона з таким номером немає. Перевірте номер або введіть код із 12 цифр.
reception-find-empty = Введіть номер або код талона
reception-issue = Видати талон
reception-nothing-open = Знайдіть талон за номером чи кодом, оберіть його в черзі або видайте новий.

## Картка талона
reception-card = Талон { $number }
reception-card-close = Закрити картку
reception-status-waiting = чекає в черзі
reception-status-called = викликано
reception-status-serving = на прийомі
reception-status-on-hold = відкладено
reception-status-served = прийнято
reception-status-no-show = неявка
reception-status-cancelled = скасовано
reception-fact-line = Черга
reception-fact-ahead = Попереду
reception-fact-wait = Орієнтовно чекати
reception-fact-waited = Очікування
reception-fact-issued = Видано
reception-fact-persons = Осіб
reception-fact-services = Послуг
reception-fact-language = Мова
reception-fact-name = Прізвище та ім’я
reception-fact-counter = Робоче місце
reception-fact-hold = Відкладено
reception-fact-let-ahead = Пропускав вперед
reception-fact-restore = Повернути можна до
reception-let-ahead-times = { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[many] { $count } разів
}
reception-note = Примітка: { $text }
reception-history = Що було з талоном
reception-history-by = { $what } ({ $by })
reception-history-ticket-issued = Видано талон
reception-history-appointment-checked-in = Відмічено за записом
reception-history-ticket-called = Викликано до місця { $counter }
reception-history-ticket-recalled = Виклик повторено
reception-history-ticket-started = Прийом розпочато, місце { $counter }
reception-history-ticket-continued = Перехід до наступної послуги
reception-history-ticket-finished = Прийом завершено
reception-history-ticket-returned = Повернуто тому, хто перенаправив
reception-history-ticket-held = Відкладено
reception-history-ticket-requeued = Повернуто в чергу
reception-history-ticket-transferred = Перенаправлено
reception-history-ticket-transferred-line = Перенаправлено в чергу { $line }
reception-history-ticket-no-show = Неявка
reception-history-ticket-restored = Поновлено в черзі після неявки
reception-history-ticket-cancelled = Скасовано
reception-history-ticket-undone = Останню дію скасовано
reception-history-ticket-amended = Змінено відомості
reception-history-amended-right-confirmed = Право на позачергове обслуговування підтверджено
reception-history-amended-right-refused = Право на позачергове обслуговування не підтверджено
reception-history-amended-duplicate = Видано дублікат із новим кодом
reception-history-amended-counter-closed = Місце, куди перенаправили, закрито: приймуть за будь-яким місцем черги
reception-history-amended-let-ahead = Пропустив інших вперед
reception-history-print-printed = Талон надруковано
reception-history-print-failed = Талон не надруковано
reception-history-print-unknown = Невідомо, чи надруковано талон

## Дії з талоном
reception-actions = Дії з талоном
reception-act-right = Позачергово…
reception-act-transfer = Перенаправити…
reception-act-duplicate = Дублікат
reception-act-restore = Повернути в чергу
reception-act-requeue = Повернути в чергу
reception-act-cancel = Скасувати талон
reception-restore-once = Цей талон уже повертали в чергу. Видайте новий.
reception-restore-too-late = Минуло понад { $minutes } хв після неявки. Видайте новий талон.
reception-cancel-title = Скасувати талон { $number }?
reception-cancel-text = Відвідувач залишить чергу. Протягом 30 секунд дію можна скасувати.
reception-cancel-yes = Скасувати талон
reception-undo-hint = Дію можна скасувати протягом 30 секунд
reception-done-restore = { $number } знову в черзі на попередньому місці
reception-done-requeue = { $number } знову в черзі на попередньому місці
reception-done-cancel = Талон { $number } скасовано
reception-done-transfer = { $number } перенаправлено
reception-done-duplicate = Дублікат { $number } надіслано на друк; попередній код більше не діє
reception-done-right-confirmed = { $number }: право підтверджено
reception-done-right-refused = { $number }: право не підтверджено, талон стоїть за часом видачі
reception-done-bell = Дякуємо! Виклик прийнято.
reception-done-free = { $place } звільнено

## Право на позачергове обслуговування
console-act-right = Позачергово
console-help-right = Підтвердити або відхилити право на позачергове обслуговування
console-right-act = { $basis } ({ $act })
console-right-dialog-title = { $number }: позачергове обслуговування
console-right-dialog-look = Подивіться на документ. Записувати з нього нічого не потрібно.
console-right-dialog-ground = Підстава
console-right-dialog-stated = Відвідувач заявив: { $name }, { $basis }. Стан: { $state }.
console-right-dialog-not-stated = Відвідувач ще не заявляв права.
console-right-dialog-refusing = Якщо право не підтверджено, відвідувач лишається в черзі за часом видачі талона; номер не змінюється.
console-right-dialog-cap = За рішенням центру ({ $act }) сьогодні: { $used } із { $cap }.
console-right-dialog-cap-no-act = За рішенням центру сьогодні: { $used } із { $cap }.
console-right-dialog-confirm = Право підтверджено
console-right-dialog-refuse = Право не підтверджено

## Перенаправлення
reception-transfer-title = Перенаправити { $number }
reception-transfer-text = Номер і місце в черзі за часом видачі зберігаються.
reception-transfer-to = Куди
reception-transfer-lines = Черги
reception-transfer-counters = Робочі місця
reception-transfer-service = Послуга
reception-transfer-service-hint = Якщо помилилися послугою, знайдіть потрібну: черга визначиться сама
reception-transfer-reason = Причина
reception-transfer-reason-wrong-line = помилкова черга
reception-transfer-reason-next-step = наступний крок справи
reception-transfer-reason-specialist = потрібен інший спеціаліст
reception-transfer-reason-other = інша причина
reception-transfer-note = Примітка для адміністратора (необов’язково)
reception-transfer-yes = Перенаправити

## Видача талона
reception-issue-title = Видати талон
reception-issue-purpose = Мета звернення
reception-issue-sphere = Сфера
reception-issue-sphere-any = Не обрано
reception-issue-service = Послуга
reception-issue-service-hint = Почніть вводити: «паспорт», «субсидія», «прописка»
reception-issue-service-none = Такої послуги не знайдено. Спробуйте інше слово або оберіть сферу.
reception-issue-service-found = { $count ->
    [one] Знайдено { $count } послугу
    [few] Знайдено { $count } послуги
   *[many] Знайдено { $count } послуг
}
reception-issue-service-change = Обрати іншу послугу
reception-issue-waiting = { $count ->
    [0] ніхто не чекає
    [one] чекає { $count } відвідувач
    [few] чекають { $count } відвідувачі
   *[many] чекають { $count } відвідувачів
}
reception-issue-line = Черга { $letter } · { $name }: { $waiting }
reception-issue-line-wait = Черга { $letter } · { $name }: { $waiting }, орієнтовно { $minutes }
reception-issue-line-nobody = Черга { $letter } · { $name }: { $waiting }, зараз ніхто не приймає
reception-issue-closed = Черга { $letter } · { $name }: талонів зараз не видаємо
reception-issue-closed-until = Черга { $letter } · { $name }: талонів зараз не видаємо. Видача почнеться { $when }
reception-issue-unserved = У цьому підрозділі такого не приймають. Оберіть іншу мету, сферу чи послугу.
reception-issue-persons = Осіб
reception-issue-services = Послуг
reception-issue-language = Мова талона
reception-issue-help = Потрібна допомога
reception-issue-right = Позачергове обслуговування
reception-issue-right-none = Не заявлено
reception-issue-name = Прізвище та ім’я (необов’язково)
reception-issue-printer = Принтер
reception-issue-printer-none = Без друку: скажу номер і код
reception-issue-no-printer = Принтера тут немає: після видачі скажіть або запишіть відвідувачеві номер і код.
reception-issue-take = Видати талон
reception-issue-purpose-missing = Оберіть мету звернення
reception-issue-sphere-missing = Оберіть сферу або знайдіть послугу
reception-issued-title = Талон видано
reception-issued-code = Код
reception-issued-ahead = Попереду в черзі: { $count }
reception-issued-wait = Орієнтовно чекати: { $minutes }
reception-issued-counters = Робочі місця: { $counters }
reception-issued-printing = Друкуємо на принтері «{ $name }»…
reception-issued-printed = Талон надруковано
reception-issued-not-printed = Талон не надрукувався. Запишіть відвідувачеві номер і код або надрукуйте ще раз.
reception-issued-printer-trouble = Принтер «{ $name }» не готовий. Запишіть відвідувачеві номер і код.
reception-issued-no-paper = Без друку. Запишіть відвідувачеві номер і код.
reception-issued-another = Видати ще один
reception-issued-done = Готово

## Черга
reception-queue = Черга
reception-view = Що показати
reception-view-waiting = Чекають
reception-view-on-hold = Відкладені
reception-view-no-shows = Неявки
reception-line-filter = Черга
reception-line-all = Усі черги
reception-line-count = { $letter } · { $name } ({ $count })
reception-none-waiting = Ніхто не чекає.
reception-none-on-hold = Відкладених немає.
reception-none-no-shows = За останні хвилини всі підійшли.
reception-row-place = { $place }-й у черзі { $letter }
reception-row-target = до місця { $counter }
reception-row-later = не раніше { $time }
reception-row-issued = талон о { $time }
reception-row-missed = неявка о { $time }
reception-row-held = до { $time }
reception-row-restorable = можна повернути до { $time }
reception-mark-right-stated = позачергово: заявлено
reception-mark-right-confirmed = позачергово: підтверджено
reception-mark-right-refused = позачергово: не підтверджено
reception-somebody-waits = У черзі з’явився відвідувач

## Робочі місця
reception-counters = Робочі місця
reception-counter-closed = закрито
reception-counter-free = вільне
reception-counter-called = викликано { $number }
reception-counter-serving = приймає { $number }
reception-counter-since = { $what }, { $minutes } хв
reception-free = Звільнити місце
reception-free-label = Звільнити місце: { $place }
reception-free-title = Звільнити робоче місце «{ $place }»?
reception-free-text = { $name } більше не працюватиме за цим місцем. Відвідувач, якого викликали чи приймали, повернеться на попереднє місце в черзі.
reception-free-reason = Чому
reception-free-reason-hint = Наприклад, «пішов і не закрив місце»
reception-free-reason-missing = Вкажіть причину
reception-free-yes = Звільнити місце

## Термінали та принтери
reception-devices = Термінали та принтери
reception-devices-none = У цьому підрозділі ще не підключено ні термінала, ні принтера.
reception-device-since = { $state }, з { $time }
reception-device-prints = друкує: { $name }
reception-device-no-printer = без принтера
reception-todo-offline-kiosk = Перевірте, чи ввімкнено термінал і мережу. Поки він не працює, видавайте талони тут.
reception-todo-offline-printer = Перевірте, чи ввімкнено принтер і його комп’ютер. Талони поки що записуйте від руки.
reception-todo-error = Перезапустіть пристрій. Якщо не допоможе, покличте технічного адміністратора.
reception-todo-printer-off = Увімкніть принтер і перевірте кабель.
reception-todo-printer-error = Вимкніть і ввімкніть принтер. Якщо не допоможе, покличте технічного адміністратора.
reception-todo-paper-out = Вставте новий рулон паперу, потім надрукуйте невдалі талони ще раз.
reception-todo-paper-near-end = Підготуйте новий рулон: папір скоро закінчиться.
reception-todo-cover-open = Закрийте кришку принтера.
reception-todo-waiting = Ще не підключався. Увімкніть пристрій.

## Багато талонів
reception-crowds = Багато талонів поспіль
reception-crowd = { $name }: черга { $letter }, { $count ->
    [one] { $count } талон
    [few] { $count } талони
   *[many] { $count } талонів
} за { $minutes } хв
reception-crowd-text = Подивіться, чи всі вони потрібні. Система сама нікого не зупиняє й не скасовує.
reception-crowd-tickets = Талони, що чекають
reception-crowd-seen = Усе гаразд, сховати

## Клавіші
reception-help-find = Знайти талон
reception-help-issue = Видати талон
reception-help-bell = Відповісти на виклик
reception-help-undo = Скасувати останню дію (30 секунд)
reception-help-sound = Увімкнути або вимкнути дзвінок
reception-help-suspend = Призупинити або відновити прийом
reception-help-escape = Закрити вікно без змін

## Сторінка відвідувача
booking-let-ahead = Пропустити вперед
booking-let-ahead-title = Скільки відвідувачів пропустити вперед?
booking-let-ahead-text = Вперед пройдуть ті, хто стоїть одразу за Вами, а Ви станете за ними. Номер не зміниться. Зробити це можна двічі за візит, повернути попереднє місце не можна.
booking-let-ahead-choice = { $count ->
    [one] { $count } відвідувача
   *[other] { $count } відвідувачів
}
booking-let-ahead-yes = Пропустити
booking-let-ahead-done = Дякуємо. Ви пропустили інших і далі в черзі.
booking-let-ahead-left = { $count ->
    [one] Пропустити вперед можна ще { $count } раз.
    [few] Пропустити вперед можна ще { $count } рази.
   *[many] Пропустити вперед можна ще { $count } разів.
}
booking-leave = Залишити чергу
booking-leave-title = Залишити чергу?
booking-leave-text = Ваш талон буде скасовано. Щоб стати в чергу знову, потрібно буде взяти новий у центрі.
booking-leave-yes = Залишити чергу
booking-no-answer = Сервер не відповів. Спробуйте, будь ласка, ще раз.

## Відмови
error-let_ahead_out_of_range = Пропустити вперед можна від { $least } до { $most } відвідувачів.
error-let_ahead_used_up = Ви вже двічі пропускали інших вперед. Більше цього зробити не можна.
error-nobody_behind = За Вами зараз нікого немає, тож пропускати нікого.

reception-unreached = Кого не сповістили
reception-unreached-text = Запис на { $when }: повідомлення не надіслано. Зателефонуйте, будь ласка, відвідувачеві.
reception-unreached-open = Відкрити запис
