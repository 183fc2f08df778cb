# Оцінка обслуговування: у телефоні, у терміналі, на планшеті робочого місця.
rating-title = Оцініть обслуговування
rating-given-title = Ваша оцінка
rating-visit = Талон { $number }
rating-lead = Оцінка потрібна нам, щоб працювати краще. Працівник не бачить, хто її поставив.
rating-step = Як Вас обслужили?
rating-five-1 = Дуже погано
rating-five-2 = Погано
rating-five-3 = Задовільно
rating-five-4 = Добре
rating-five-5 = Дуже добре
rating-four-1 = Жахливо
rating-four-2 = Прийнятно
rating-four-3 = Добре
rating-four-4 = Чудово
rating-optional = { $question } (необов’язково)
rating-no-answer = Без відповіді
rating-comment = Коментар (необов’язково)
rating-comment-hint = Не пишіть тут телефону, адреси й номерів документів: на коментарі ми не відповідаємо. Щоб отримати відповідь, напишіть нам через «Відгук або скарга».
rating-send = Надіслати оцінку
rating-change = Змінити оцінку
rating-thanks = Дякуємо! Вашу оцінку збережено.
rating-changed = Дякуємо! Оцінку змінено.
rating-yours = Ваша оцінка: «{ $step }»
rating-change-until = Оцінку можна змінити до { $time }.
rating-add-more = За бажання додайте кілька слів або змініть оцінку.
rating-code = Код із талона
rating-code-hint = 12 цифр під QR-кодом, наприклад 1234 5678 9012. За попереднім записом підійде код запису.
rating-code-next = Далі
rating-code-unknown = Такого коду немає. Перевірте цифри на талоні.
rating-step-missing = Оберіть оцінку
rating-other = Інший талон
rating-offer = Це займе кілька секунд.
rating-by-code = Оцінити обслуговування за кодом із талона

rating-kiosk = Оцінити обслуговування
rating-kiosk-short = Оцінити
rating-kiosk-lead = Піднесіть QR-код талона до сканера або наберіть 12 цифр під ним.
rating-kiosk-unknown = Такого коду тут немає. Перевірте цифри на талоні. Код діє в тому центрі, де Вас обслуговували.
rating-kiosk-blocked = Надто багато спроб. Спробуйте, будь ласка, за хвилину.
rating-kiosk-not-now = Оцінити не вдалося
rating-kiosk-again = Увести код ще раз
rating-kiosk-done = Готово
rating-kiosk-thanks = Дякуємо!

rating-tablet-title = Планшет для оцінки
rating-tablet-asleep = Вітаємо в центрі
rating-tablet-thanks-lead = Гарного Вам дня!
rating-tablet-skip = Не оцінювати

error-visit_unknown = Такого коду в цьому центрі немає. Перевірте цифри на талоні.
error-rating_too_early = Оцінити обслуговування можна буде після завершення прийому.
error-rating_not_served = Оцінити можна лише прийом, що відбувся, а за цим талоном прийому не було.
error-rating_too_late = Оцінити прийом можна протягом семи днів. Цей час уже минув.
error-rating_already_given = Цей прийом уже оцінено. Змінити оцінку можна протягом години після того, як її поставили.
error-rating_step_wrong = Такої оцінки немає. Оберіть одну із запропонованих.
error-rating_comment_too_long = Коментар задовгий: щонайбільше { $longest ->
    [one] { $longest } знак
    [few] { $longest } знаки
   *[many] { $longest } знаків
}.
error-rating_offer_over = Час для оцінки на цьому планшеті минув. Оцінити прийом можна в телефоні або на терміналі за кодом із талона.

# Сторінка оцінок для керівника й адміністраторів.
ratings-title = Оцінки відвідувачів
ratings-mine = Мої оцінки
ratings-lead = За останні 30 днів. Талон, за яким поставлено оцінку, тут не видно нікому.
ratings-branch = Підрозділ
ratings-step = Оцінка
ratings-count = Кількість
ratings-whole = Разом
ratings-tally = Розподіл оцінок
ratings-by-operator = За адміністраторами
ratings-operator = Адміністратор
ratings-mean = Середня, з { $steps }
ratings-mean-of = { NUMBER($mean, minimumFractionDigits: 1) }
ratings-too-few = замало
ratings-too-few-note = Коли в адміністратора менше п’яти оцінок, їх не показано, щоб не можна було здогадатися, хто їх поставив. Якщо такий адміністратор один, не показано й іще одного.
ratings-words = Останні оцінки й коментарі
ratings-day = Дата
ratings-channel = Звідки
ratings-channel-phone = телефон
ratings-channel-kiosk = термінал
ratings-channel-tablet = планшет
ratings-comment = Коментар
ratings-none = Оцінок ще немає.
ratings-held = Коментар містить контактні дані, тож його бачить лише керівник.
ratings-own = Ваші оцінки: { $branch }
ratings-own-lead = Їх бачите Ви та керівник. Дати й талона тут немає, щоб відвідувач міг сказати відверто.
ratings-own-tally = Розподіл Ваших оцінок
ratings-own-words = Що Вам написали

# Налаштування оцінки.
settings-rating = Оцінка
settings-rating-lead = Як відвідувачі оцінюють прийом: шкала та Ваші запитання.
settings-rating-scale = Шкала
settings-rating-scale-five = П’ять ступенів: від «дуже погано» до «дуже добре»
settings-rating-scale-four = Чотири державні: жахливо, прийнятно, добре, чудово
settings-rating-questions = Запитання
settings-rating-questions-hint = Не більше шести. Відповідати на них необов’язково, їх видно на сторінці відвідувача.
settings-rating-question = Запитання { $number }
settings-rating-kind = Як відповідають
settings-rating-kind-scale = Оцінкою за шкалою
settings-rating-kind-choice = Вибором із варіантів
settings-rating-kind-text = Своїми словами
settings-rating-choices = Варіанти
settings-rating-choices-hint = Кожен з нового рядка. Англійську назву додайте після риски: Сайт | Website
settings-rating-add = Додати запитання
settings-rating-remove = Прибрати запитання { $number }
settings-rating-name-missing = Напишіть запитання українською.
log-did-rating-changed = Змінено форму оцінки
settings-rating-questionnaire = Анкета без талона відкрита для всіх на сторінках для відвідувачів

rating-questionnaire = Анкета відвідувача
rating-questionnaire-lead = Як Вам у нас? Талон не потрібен. Відповіді рахуємо окремо від оцінок за талонами.
rating-questionnaire-send = Надіслати анкету
rating-questionnaire-thanks = Дякуємо! Анкету надіслано.
error-questionnaire_closed = Анкета цього підрозділу зараз закрита.

ratings-questionnaire = Анкети без талона
ratings-questionnaire-tally = Розподіл оцінок в анкетах
ratings-questionnaire-words = Анкети зі словами відвідувачів, найновіші першими
