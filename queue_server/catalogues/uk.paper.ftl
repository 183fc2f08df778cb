### Талон: рівно те, що надруковано на папері.

paper-duplicate = Дублікат
paper-trial = Пробний режим
paper-test = Пробний друк
paper-date = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year } р., { $time }
paper-your-number = Ваш номер
paper-ahead = Перед Вами в черзі: { $ahead } (на { $time })
paper-wait = Орієнтовно чекати: { $from }–{ $to } хв
paper-wait-up-to = Орієнтовно чекати: до { $minutes } хв
paper-wait-about = Орієнтовно чекати: близько { $minutes } хв
paper-nobody-now = Зараз ніхто не приймає. Ваше місце в черзі збережено.
paper-workplace = Робоче місце
paper-workplaces = Робочі місця
paper-workplace-list = { $name }: { $counters }
paper-watch = Стежте за табло й оголошеннями. Якщо Ви не підійшли після { $calls ->
    [one] { $calls } запрошення
    [3] трьох запрошень
    [2] двох запрошень
    [4] чотирьох запрошень
    [5] п’яти запрошень
   *[other] { $calls } запрошень
}, зверніться до рецепції протягом { $minutes } хв.
paper-own-page = Черга в телефоні й оцінка
paper-telephone = Телефон для довідок: { $telephone }
