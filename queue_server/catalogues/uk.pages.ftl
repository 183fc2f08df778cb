# Сторінка підключення пристрою.
pages-pairing-title = Підключіть цей пристрій
pages-pairing-kind-kiosk = Пристрій: термінал електронної черги
pages-pairing-kind-printer = Пристрій: принтер талонів
pages-pairing-kind-display = Пристрій: табло для зали
pages-pairing-kind-counter_display = Пристрій: табло робочого місця
pages-pairing-kind-speaker = Пристрій: гучномовець
pages-pairing-kind-tablet = Пристрій: планшет на робочому місці
pages-pairing-kind-wall = Пристрій: панель керівника на стіні
pages-pairing-step-sign-in = На іншому комп’ютері увійдіть до системи як керівник ЦНАП або технічний адміністратор.
pages-pairing-step-enter-code = Відкрийте «Налаштування», далі «Пристрої», і введіть цей код.
pages-pairing-step-wait = Після підтвердження цей екран увімкнеться сам.
pages-pairing-expiry = Код дійсний до { $time }. Потім тут з’явиться новий.
pages-pairing-no-server = Немає зв’язку із сервером. Пробуємо під’єднатися знову.
pages-pairing-token-refused = Ключ пристрою з адреси недійсний. Підключіть пристрій за кодом.
