# Панель керівника: зала просто зараз.

console-page-dashboard = Панель керівника
dashboard-title = Панель керівника
dashboard-wall = На стіну, без імен
dashboard-with-names = З іменами
dashboard-sound-on = Сигнал увімкнено
dashboard-sound-off = Сигнал вимкнено

## Одне речення про залу
dashboard-settings-wrong = Збережено з помилкою: { $names }
dashboard-settings-check = Поки що діють звичайні значення. Перевірте ці налаштування й збережіть їх ще раз.
dashboard-well = Усе гаразд
dashboard-well-more = Усі стандарти дотримано.
dashboard-well-empty = Зараз у черзі нікого немає.
dashboard-rest-well = Стандарти очікування й прийому дотримано.
dashboard-attention = { $count ->
    [one] Потрібна увага: { $count } порушення стандартів
    [few] Потрібна увага: { $count } порушення стандартів
   *[many] Потрібна увага: { $count } порушень стандартів
}
dashboard-nobody-serves = Відвідувачі чекають, але жодне робоче місце не відкрито
dashboard-day-closed = Прийом на сьогодні завершено
dashboard-still = Поки прийом призупинено, стандарти не перевіряємо. Місця в черзі збережено.
dashboard-old = Дані застаріли: остання відповідь сервера о { $time }
dashboard-devices-troubled = { $count ->
    [one] { $count } пристрій не працює
    [few] { $count } пристрої не працюють
   *[many] { $count } пристроїв не працюють
}

## Порушення стандартів
dashboard-alarms = Порушення стандартів
dashboard-alarm-wait = Черга { $name }: чекають уже { $amount } хв, стандарт — { $limit } хв
dashboard-alarm-people = Черга { $name }: відвідувачів — { $amount }, стандарт — не більше { $limit }
dashboard-alarm-service = { $name }: прийом триває { $amount } хв, стандарт — { $limit } хв
dashboard-alarm-idle = { $name }: { $amount } хв без відвідувача, хоча є кого викликати

dashboard-unsent = Повідомлення про порушення, що не надійшли
dashboard-unsent-failed = Повідомлення про порушення ({ $time }) не надійшло на { $to }. Перевірте адресу в стандартах.
dashboard-unsent-unknown = Невідомо, чи надійшло повідомлення про порушення ({ $time }) на { $to }.

## Підсумки дня
dashboard-today = Сьогодні
dashboard-total-waiting = Чекають
dashboard-total-served = Прийнято
dashboard-total-issued = Видано талонів
dashboard-total-no-show = Неявки

## Черги
dashboard-lines = Черги
dashboard-line = Черга
dashboard-waiting = Чекають
dashboard-longest = Найдовше
dashboard-expected = Орієнтовно
dashboard-served-by = Місць
dashboard-served-by-none = немає
dashboard-minutes = { $count } хв
dashboard-range = { $from }–{ $to } хв
dashboard-up-to = до { $to } хв
dashboard-accuracy = Прогноз очікування за останні 7 днів: середня похибка { $error } хв; до 5 хв — для { $five } % відвідувачів, до 10 хв — для { $ten } %; { $covered } % чекали не довше, ніж їм назвали.
dashboard-one-more-title = Що змінить ще одне робоче місце
dashboard-one-more = Ще одне робоче місце для черги { $letter }: { $before } → { $after } хв
dashboard-one-more-first = Робоче місце для черги { $letter }: чекати орієнтовно { $after } хв

## Робочі місця
dashboard-counters = Робочі місця
dashboard-counter-serving = { $number } на прийомі
dashboard-counter-called = { $number } викликано
dashboard-counter-free = Вільне
dashboard-counter-wrap-up = Завершує { $number }
dashboard-counter-closed = Закрито

## Записи, оцінки, пристрої
dashboard-bookings = Попередній запис
dashboard-booked-due = Мають прийти зараз
dashboard-booked-later = Пізніше сьогодні
dashboard-booked-checked-in = Прийшли
dashboard-booked-late = Запізнилися
dashboard-ratings = Оцінки за сьогодні
dashboard-ratings-none = Оцінок ще немає.
dashboard-rating = { $average } з { $steps } ({ $count ->
    [one] { $count } оцінка
    [few] { $count } оцінки
   *[many] { $count } оцінок
})
dashboard-devices = Пристрої
dashboard-devices-well = Працює { $well } з { $count }
dashboard-devices-none = Жодного пристрою ще не підключено.
dashboard-devices-awaited = Ще не підключено: { $count }
