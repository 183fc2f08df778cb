### Показ: що розповідає «make demo» рядок за рядком. Ключі — назви подій і рядків таблиць у queue_server/demo.

demo-ticket-issued = { $number } · видано талон
demo-ticket-called = { $number } · запрошено до робочого місця { $counter }
demo-ticket-recalled = { $number } · повторне запрошення до робочого місця { $counter }
demo-ticket-started = { $number } · розпочато прийом на робочому місці { $counter }
demo-ticket-started-on_hold = { $number } · прийом продовжено на робочому місці { $counter }
demo-ticket-continued = { $number } · наступна послуга того самого відвідувача
demo-ticket-finished = { $number } · прийом завершено
demo-ticket-returned = { $number } · повернуто до адміністратора, який направив
demo-ticket-held = { $number } · відкладено, місце збережено
demo-ticket-requeued = { $number } · повернуто в чергу на попереднє місце
demo-ticket-transferred = { $number } · перенаправлено, номер і місце в черзі ті самі
demo-ticket-no_show = { $number } · неявка: відвідувач не підійшов після трьох запрошень
demo-ticket-restored = { $number } · відвідувач звернувся до рецепції, повернуто на попереднє місце
demo-ticket-cancelled = { $number } · відвідувач скасував талон
demo-ticket-undone = { $number } · останню дію скасовано
demo-ticket-amended = { $number } · рецепція внесла зміни до талона
demo-counter-opened = Робоче місце { $counter } відкрито
demo-counter-paused-break = Робоче місце { $counter }: перерва
demo-counter-paused-paperwork = Робоче місце { $counter }: опрацювання документів
demo-counter-paused-phone = Робоче місце { $counter }: телефонна розмова
demo-counter-closed = Робоче місце { $counter } закрито
demo-branch-suspended-air_alarm = Повітряна тривога! Прийом призупинено, місця в черзі збережено
demo-branch-suspended = Прийом призупинено
demo-branch-resuming = Відбій. Прийом невдовзі відновимо
demo-branch-resumed = Прийом відновлено, порядок черги не змінився
demo-bell-rung = Біля термінала кличуть працівника
demo-bell-answered = Працівник рецепції підходить до термінала
demo-device-changed-paper_out = У принтері закінчився папір, персонал про це знає

demo-printed = Принтер: талон { $number }
demo-printed-duplicate = Принтер: талон { $number }, дублікат

demo-fate-with_defects = { $number } · документи виявляться з недоліками
demo-fate-two_services = { $number } · відвідувачеві потрібні дві послуги
demo-fate-family = { $number } · прийшла родина: дві заяви й готовий документ
demo-fate-in_english = { $number } · талон англійською: оголошення пролунає двома мовами
demo-fate-needs_help = { $number } · відвідувачеві потрібен супровід
demo-fate-slow = { $number } · відвідувач почує лише друге запрошення
demo-fate-fills_form = { $number } · відвідувачеві доведеться заповнити заяву
demo-fate-wrong_line = { $number } · відвідувач обрав не ту чергу
demo-fate-to_colleague = { $number } · буде потрібна порада іншого адміністратора
demo-fate-not_ready = { $number } · відвідувач попросить зачекати
demo-fate-slip = { $number } · адміністратор поспішить і скасує дію
demo-fate-absent = { $number } · відвідувач вийшов і не почує запрошень
demo-fate-operator_leaves = { $number } · адміністраторові доведеться терміново піти
demo-fate-right_by_law = { $number } · відвідувач заявив право на позачергове обслуговування
demo-fate-paper_lost = { $number } · відвідувач загубить талон
demo-fate-leaves = { $number } · відвідувач передумає чекати

demo-happening-air_alarm = Лунає сирена
demo-happening-paper_out = Рулон паперу добігає кінця
demo-happening-bell = Біля термінала хтось розгубився
demo-happening-at_the_desk = Працівник рецепції видає талон сам
demo-happening-break = Час перерви в одного з адміністраторів
demo-happening-paperwork = Один з адміністраторів має опрацювати документи
demo-happening-phone = Одному з адміністраторів телефонують

demo-reason-operator-leaves = Адміністратор терміново залишив робоче місце
demo-free-counter = Робоче місце { $counter } вільне: увійдіть на екран адміністратора як { $login } і прийміть відвідувача самі
demo-problem = ПОМИЛКА · { $what }
demo-summary = Підсумок: відвідувачів — { $visits }, обслужено — { $served }, надруковано талонів — { $papers }; чекали в середньому { $mean }, найдовше { $longest } (хв:с)
