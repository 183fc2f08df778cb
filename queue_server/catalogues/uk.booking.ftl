# Сторінки для відвідувачів: початкова, запис, черга зараз, власна сторінка.
booking-pages = Сторінки
booking-branches = Підрозділи
booking-queue = Черга зараз
booking-quietest = Найспокійніші години
booking-quietest-lead = Коли відвідувачів зазвичай найменше. Порахували за { $weeks ->
    [one] останній { $weeks } тиждень
    [few] останні { $weeks } тижні
   *[many] останні { $weeks } тижнів
}: { $days ->
    [one] { $days } приймальний день
    [few] { $days } приймальні дні
   *[many] { $days } приймальних днів
}.
booking-quietest-span = { $first }–{ $last }
booking-quietest-even = протягом дня приблизно однаково
booking-quietest-chart = Що вищий стовпчик, то більше відвідувачів. Риска під стовпчиком позначає спокійну годину.
booking-how = Попередній запис
booking-visit = Мій талон
booking-visit-open = Подивитися свій талон за кодом
booking-no-branches = Ще не налаштовано жодного підрозділу.
booking-address = Адреса
booking-phone = Телефон
booking-complain = Як поскаржитися
booking-for-staff = Для працівників і пристроїв
booking-staff-console = Екран адміністратора
booking-staff-kiosk = Термінал електронної черги
booking-staff-display = Табло для зали

booking-channels = Записатися на прийом можна:
booking-channel-in-person = особисто на рецепції центру
booking-channel-telephone = телефоном
booking-channel-website = на сайті центру
booking-none = Попереднього запису тут немає. Приходьте в години прийому та візьміть талон на терміналі електронної черги.

booking-no-lines = У цьому підрозділі ще немає черг.
booking-waiting = { $count ->
    [0] Ніхто не чекає
    [one] Чекає { $count } відвідувач
    [few] Чекають { $count } відвідувачі
   *[many] Чекають { $count } відвідувачів
}
booking-waiting-and-wait = { $waiting }, орієнтовно { $minutes }
booking-moment = Станом на { $time }

booking-code = Код із талона
booking-code-hint = 12 цифр під QR-кодом, наприклад 1234 5678 9012
booking-code-show = Показати мій талон
booking-code-wrong = Код має 12 цифр. Перевірте його на талоні.
booking-another = Інший талон
booking-your-number = Ваш номер
booking-ahead = Перед Вами в черзі: { $count }
booking-next = Ви наступні
booking-next-kept = Ваше місце в черзі збережено
booking-then-resumed = Коли прийом відновимо, Вас запросять із тим самим номером.
booking-then-register-back = Коли реєстр запрацює, Вас запросять із тим самим номером.
booking-state-called = Підійдіть: { $place }
booking-state-serving = Вас приймають: { $place }
booking-state-on-hold = Ваш прийом відкладено
booking-state-served = Прийом завершено
booking-state-no-show = Ви не підійшли на запрошення
booking-state-cancelled = Талон скасовано
booking-then-waiting = Стежте за табло й оголошеннями в залі.
booking-then-called = Вас запрошено. Підійдіть, будь ласка, зараз.
booking-then-on-hold = Вас запросять знову з тим самим номером. Стежте за табло.
booking-then-served = Дякуємо, що звернулися до нас.
booking-then-no-show = Якщо Ви в центрі, зверніться, будь ласка, до рецепції якнайшвидше.
booking-then-cancelled = Щоб стати в чергу знову, візьміть новий талон на терміналі.
booking-fact-wait = Орієнтовно чекати
booking-fact-line = Черга
booking-fact-issued = Талон видано
booking-fact-branch = Центр
booking-fact-phone = Телефон для довідок
