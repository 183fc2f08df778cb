# Номери вручну: аркуші, надруковані заздалегідь, і внесення записів з них.

hand-title = Номери вручну
hand-lead = Коли немає світла або зв’язку, талони видають на аркушах, надрукованих заздалегідь. Згодом записи з них вносять сюди.
hand-branch = Підрозділ

## Друк аркушів
hand-print-title = Надрукувати аркуші
hand-print-hint = Номери 901–999 кожної черги зарезервовано саме для цього: термінал їх не видає. Уже надруковані номери не повторюються, тому тримайте запас аркушів на рецепції.
hand-print-of = Скільки талонів черги { $letter }
hand-left = { $left ->
    [one] залишився { $left } номер, наступний — { $next }
    [few] залишилося { $left } номери, наступний — { $next }
   *[many] залишилося { $left } номерів, наступний — { $next }
}
hand-out = Зарезервовані номери вичерпано
hand-print = Підготувати аркуші
hand-begin-again = Почати з 901 знову
hand-begin-again-of = Почати номери черги { $letter } з 901 знову
hand-begin-again-title = Почати номери черги { $letter } з 901 знову?
hand-begin-again-text = Спершу знищте всі невикористані аркуші цієї черги, інакше двоє відвідувачів матимуть однаковий номер.
hand-begun = Номери черги { $letter } знову починаються з 901.
hand-printings = Надруковано раніше
hand-printing = { $date } о { $time }: { $numbers }
hand-no-printings = Аркушів ще не друкували.

## Внесення
hand-enter-title = Внести записи з аркушів
hand-enter-hint = Один рядок — один талон. Хто ще чекає, стане в чергу за часом з аркуша. Час можна писати як 9:15 або 0915.
hand-day = День
hand-day-hint = За минулий день можна внести лише тих, кого вже прийнято.
hand-number = Номер
hand-time = Видано о
hand-state = Стан
hand-state-waiting = Ще чекає
hand-state-served = Уже прийнято
hand-purpose = Мета звернення
hand-service = Послуга
hand-service-hint = Послуга (необов’язково)
hand-called = Викликано о
hand-finished = Завершено о
hand-finished-hint = Завершено о (або хвилини)
hand-counter = Робоче місце
hand-operator = Адміністратор
hand-outcome = Результат
hand-quantity = Кількість
hand-choose = Оберіть
hand-row = Рядок { $row }
hand-add-row = Додати рядок
hand-remove-row = Прибрати рядок { $row }
hand-remove = Прибрати
hand-enter = Внести
hand-entering = Вносимо…
hand-entered = { $count ->
    [one] Внесено { $count } талон
    [few] Внесено { $count } талони
   *[many] Внесено { $count } талонів
}: { $numbers }
hand-mistake = Рядок { $row }: { $text }

## Сам аркуш
hand-sheet-title = Аркуші з номерами для видачі вручну
hand-sheet-print = Надрукувати
hand-sheet-back = До номерів вручну
hand-sheet-how = Розріжте аркуші по пунктиру. Талон віддайте відвідувачеві, номер і час запишіть у відомість.
hand-slip-by-hand = Талон, виданий вручну
hand-slip-line = Черга { $letter } · { $name }
hand-slip-date = Дата
hand-slip-time = Час видачі
hand-slip-purpose = Мета звернення
hand-slip-what-to-do = Зачекайте, будь ласка: працівник назве Ваш номер. Зберігайте талон до кінця прийому.
hand-register-title = Відомість номерів, виданих вручну
hand-register-line = Черга { $letter } · { $name }: { $first } – { $last }
hand-register-number = Номер
hand-register-time = Час видачі
hand-register-purpose = Мета звернення, послуга
hand-register-counter = Робоче місце
hand-register-served = Прийнято (з – до)
hand-register-outcome = Результат
hand-register-person = Відомість веде
hand-register-after = Коли роботу системи буде відновлено, внесіть записи на сторінці «Номери вручну».

## Поруч із робочим місцем
console-beside = Інша робота
console-by-hand = Номери вручну
console-training = Навчання
console-out-of-order = Виклики поза чергою
console-new-report = новий звіт
console-mark-by-hand = вручну

## Відмови
error-hand_count_out_of_range = Можна надрукувати від { $least } до { $most } талонів черги.
error-hand_numbers_out = Зарезервованих номерів цієї черги залишилося { $left }. Надрукуйте менше або почніть нумерацію знову.
error-hand_nothing_to_print = Вкажіть, скільки талонів надрукувати хоча б для однієї черги.
error-hand_sheet_unknown = Таких аркушів немає.
error-hand_number_invalid = Номер має бути з літери та цифр, наприклад А-901.
error-hand_number_range = Вручну видають лише номери від { $first } до { $last }.
error-hand_letter_unknown = Черги з літерою { $letter } тут немає.
error-hand_number_twice = Номер { $number } вказано двічі.
error-hand_number_entered = Номер { $number } за цей день уже внесено.
error-hand_time_invalid = Час має бути, наприклад, 9:15.
error-hand_time_ahead = Цей час ще не настав.
error-hand_times_order = Викликати можна лише після видачі талона, а завершити — після виклику.
error-hand_service_too_long = Прийом не може тривати понад { $hours } годин. Перевірте час.
error-hand_operator_needed = Оберіть адміністратора.
error-hand_waiting_today = «Ще чекає» можливо лише сьогодні. За минулий день вносьте лише тих, кого вже прийнято.
error-hand_day_closed = День уже закрито. Внести можна лише тих, кого вже прийнято.
error-hand_day_out_of_range = Внести записи можна за сьогодні або за { $days } попередніх днів.
error-hand_rows_missing = Заповніть хоча б один рядок.
error-hand_rows_too_many = За один раз можна внести щонайбільше { $most } рядків.
error-hand_rows_wrong = { $count ->
    [one] Нічого не внесено: помилка в рядку { $numbers }.
   *[other] Нічого не внесено: помилки в рядках { $numbers }.
}
