# Власна сторінка відвідувача: без скрипту, без зв’язку, встановлена на телефоні.
booking-not-by-itself = Якщо талон не відкрився сам, введіть код із нього.
booking-read-again = Оновити
booking-live = Ця сторінка оновлюється сама.
booking-not-live = Ця сторінка сама не оновлюється.

common-stale-as-of = Немає зв’язку. Дані станом на { $time }. Щойно зв’язок відновиться, сторінка оновиться сама.
common-stale-unread = Немає зв’язку. Щойно він з’явиться, сторінка оновиться сама.
booking-missed = Вас запросили о { $time }, поки не було зв’язку.
booking-fact-called = Вас запросили о
booking-fact-code = Код талона
booking-kept = Повернутися до талона { $number }
booking-alert-turn-on = Сповістити, коли мене запросять
booking-alert-turn-off = Вимкнути сповіщення
booking-alert-on = Сповістимо звуком і вібрацією. Не закривайте, будь ласка, цю сторінку.

booking-app-name = Електронна черга: мій талон
booking-app-about = Ваше місце в черзі, орієнтовне очікування й запрошення до робочого місця.

## Черга зараз
booking-line-receiving = { $count ->
    [0] Зараз ніхто не приймає
    [one] Приймає { $count } робоче місце
    [few] Приймають { $count } робочі місця
   *[many] Приймають { $count } робочих місць
}
booking-line-until = Талони видаємо до { $time }
booking-line-from = Наступна видача талонів: { $when }
booking-line-not-yet = Видача талонів ще не почалася
booking-line-ended = Видачу талонів на сьогодні завершено
booking-line-day-off = Сьогодні ця черга не працює
booking-line-switched-off = Ця черга тимчасово не працює
booking-line-full = Усі талони на сьогодні видано
booking-line-unserved = Тут зараз не приймають
booking-line-suspended = Видачу талонів призупинено
booking-queue-online = Щоб не чекати, оберіть зручний час на сайті.
