# За робочим місцем: відкласти, перенаправити, обрати, кілька послуг, опрацювання, звернення без талона.

## Дії
console-act-hold = Відкласти
console-act-transfer = Перенаправити
console-act-continue = Наступна послуга цього відвідувача
console-act-requeue = Повернути в чергу
console-act-return = Повернути на місце { $counter }
console-act-cancel = Відвідувач пішов
console-act-duplicate = Дублікат талона
console-act-more = Інші дії
console-more-title = Інші дії: { $number }
console-done-hold = { $number } відкладено
console-done-transfer = { $number } перенаправлено
console-done-requeue = { $number } повернуто в чергу
console-done-return = { $number } повернуто тому, хто перенаправив
console-done-cancel = { $number } скасовано
console-did-service-handled = звернення без талона ({ $channel })
console-reason-accessible = потрібна допомога, а це місце доступне
console-cancel-title = Скасувати талон { $number }?
console-cancel-text = Лише якщо відвідувач сам вирішив піти. Того, хто не підійшов, позначте як неявку.
console-cancel-yes = Скасувати талон

## Клавіші
console-help-hold = Відкласти відвідувача
console-help-transfer = Перенаправити
console-help-continue = Наступна послуга цього відвідувача
console-help-requeue = Повернути в чергу
console-help-return = Повернути тому, хто перенаправив
console-help-cancel = Відвідувач вирішив піти
console-help-more = Інші дії з відвідувачем
console-help-on-hold = Відкладені відвідувачі
console-help-choose = Викликати поза чергою
console-help-without-ticket = Звернення без талона

## Відкласти
console-hold-title = Відкласти { $number }
console-hold-text = Місце зберігається за відвідувачем. Поки він відійшов, Ви можете прийняти наступного.
console-hold-reason = Чому
console-hold-minutes = На скільки
console-hold-take = Відкласти
console-hold-fills-form = заповнює документи
console-hold-fetches-document = іде по документ
console-hold-payment = оплачує
console-hold-photo = фотографується
console-hold-other = інша причина
console-hold-left = ще { $count } хв
console-hold-over = { $count ->
    [0] час вийшов
   *[other] понад час { $count } хв
}
console-on-hold = Відкладені
console-on-hold-title = Відкладені відвідувачі
console-on-hold-question = Кого повертаєте?
console-on-hold-none = Відкладених відвідувачів немає
console-on-hold-busy = Щоб прийняти або викликати, спершу завершіть нинішній прийом чи паузу.
console-on-hold-start = Прийняти без виклику
console-on-hold-call = Викликати

## Перенаправити
console-sending-title = Перенаправити { $number }
console-sending-text = Номер і місце в черзі за часом видачі зберігаються.
console-sending-where = Куди
console-sending-line = Інша черга
console-sending-service = Інша послуга
console-sending-counter = Робоче місце
console-sending-line-text = { $letter } · { $name }: { $count ->
    [0] ніхто не чекає
    [one] чекає { $count } відвідувач
    [few] чекають { $count } відвідувачі
   *[many] чекають { $count } відвідувачів
}
console-sending-unserved = Цю послугу тут ніхто не надає. Оберіть іншу мету чи послугу.
console-sending-no-lines = Інших черг, які хтось обслуговує, немає.
console-sending-no-counters = За іншими робочими місцями зараз ніхто не працює. Оберіть чергу або послугу.
console-sending-reason = Причина
console-sending-reason-missing = Оберіть причину.
console-sending-reason-wrong-line = помилкова черга
console-sending-reason-next-step = наступний крок справи
console-sending-reason-specialist = потрібен інший спеціаліст
console-sending-reason-other = інша причина
console-sending-note = Примітка для колеги (необов’язково)
console-sending-returns = Після прийому повернути до мене

## Викликати поза чергою
console-choose-row = Викликати
console-choose-row-label = Викликати { $number } поза чергою
console-choose-title = Викликати поза чергою
console-choose-text = Причина залишиться в історії, її побачить керівник ЦНАП.
console-choose-who = Кого
console-choose-why = Чому
console-choose-take = Викликати
console-choose-reason-missing = Оберіть причину.
console-choose-assistance = потрібна допомога
console-choose-child = з малою дитиною
console-choose-unwell = погано почувається
console-choose-transport = від’їжджає транспорт
console-choose-documents-ready = лише забрати готове
console-choose-other = інша причина

## Кілька послуг
console-outcomes-finish = Завершити прийом { $number }
console-outcomes-finish-question = Чим завершився прийом?
console-outcomes-finish-take = Завершити
console-outcomes-continue = Наступна послуга: { $number }
console-outcomes-continue-question = Чим завершилася попередня?
console-outcomes-continue-take = Перейти до наступної
console-outcomes-next = Наступна послуга
console-outcomes-specify = Уточнити послугу
console-outcomes-add = Ще одна послуга
console-row = Послуга
console-row-purpose = Мета
console-row-service = Послуга
console-row-service-search = слово з назви
console-row-service-change = Інша послуга
console-row-quantity = Кількість
console-row-outcome = Результат
console-row-remove = Прибрати

## Опрацювання після прийому
console-state-wrap-up = Опрацювання після прийому
console-timer-wrap-up = залишилося

## Звернення без талона і свій день
console-without-ticket = Звернення без талона
console-without-ticket-channel = Як звернулися
console-without-ticket-minutes = Час роботи, хв (необов’язково)
console-without-ticket-take = Записати
console-without-ticket-done = Звернення записано
console-without-tickets = { $count ->
    [one] { $count } звернення без талона
    [few] { $count } звернення без талона
   *[many] { $count } звернень без талона
}
console-channel-phone = телефон
console-channel-email = електронна пошта
console-channel-post = поштовий лист
console-channel-outreach = виїзд
console-quantity = × { $count }
console-absent-why = { $calls ->
    [one] { $calls } виклик
    [few] { $calls } виклики
   *[many] { $calls } викликів
}, перший о { $time }.
console-absent-restore = Якщо підійде пізніше, направте до рецепції: до { $time } його можна повернути в чергу.
console-absent-new-ticket = Якщо підійде пізніше, направте до рецепції по новий талон.

## Відмови
error-counter_not_attended = За робочим місцем { $counter } зараз ніхто не працює. Оберіть чергу або інше місце.
error-channel_is_visit = Для відвідувача в центрі видайте талон.
error-purpose_needed = Оберіть мету звернення.
error-minutes_out_of_range = Час роботи — від { $least } до { $most } хвилин.
error-handled_unknown = Такого звернення немає.
