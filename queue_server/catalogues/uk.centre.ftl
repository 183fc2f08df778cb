# Чому рядок файла центру не прийнято. Перед причиною стоять файл, рядок, колонка і шлях.
centre-yaml = файл не читається як YAML: { $problem }
centre-too-deep = вкладеність завелика
centre-too-big-file = файл завеликий: не більше { $most } знаків
centre-alias = посилання YAML (*) тут не можна: напишіть значення ще раз
centre-key-twice = поле «{ $name }» у цьому місці вже є
centre-include-name = назва включеного файла — це ім’я файла з тієї самої теки, наприклад services.yaml
centre-include-missing = включений файл «{ $file }» не знайдено або він не є текстом
centre-included-twice = це поле вже стоїть у включеному файлі «{ $file }»
centre-missing = цього поля бракує
centre-unknown-field = такого поля немає
centre-wrong-type =
    { $expected ->
        [text] тут має бути текст
        [number] тут має бути ціле число
        [switch] тут має бути true або false
        [list] тут має бути список
       *[group] тут має бути група полів
    }
centre-wrong-form = значення записане не так: дозволено лише знаки, передбачені для цього поля
centre-too-long =
    { $longest ->
        [one] текст задовгий: не більше { $longest } знака
       *[other] текст задовгий: не більше { $longest } знаків
    }
centre-empty = текст порожній
centre-empty-list = список порожній: потрібен хоча б один запис
centre-too-small = число замале: не менше { $least }
centre-too-big = число завелике: не більше { $most }
centre-not-one-of = такого значення немає; можливі: { $expected }
centre-control-character = у тексті є службовий знак { $code }, якого не видно на екрані
centre-no-ukrainian = бракує української назви (uk)
centre-hours-form = «{ $given }» — не години; напишіть, наприклад, "08:00-16:00"
centre-hours-backward = години «{ $given }» закінчуються раніше, ніж починаються
centre-hours-overlap = години { $first } і { $second } накладаються
centre-date-form = «{ $given }» — не дата; напишіть, наприклад, 2026-08-24
centre-moment-form = «{ $given }» — не дата з часом; напишіть, наприклад, "2026-08-24T18:00+03:00"
centre-zone-unknown = часового поясу «{ $given }» немає; в Україні це Europe/Kyiv
centre-letter-confusing = літеру «{ $letter }» легко сплутати з іншою літерою або цифрою; візьміть іншу
centre-letter-unknown = «{ $letter }» не може бути літерою черги; можливі: { $letters }
centre-fee-without-date = плату вказано без дати, на яку вона чинна (fee_date)
centre-twice =
    { $noun ->
        [register] реєстр
        [purpose] мета
        [category] підстава
        [sphere] сфера
        [service] послуга
        [branch] підрозділ
        [staff] працівник
        [zone] зона
        [notice] оголошення
        [line] черга
        [letter] літера
       *[counter] робоче місце
    } «{ $name }» вже є, уперше тут: { $first }
centre-unknown =
    { $noun ->
        [register] реєстру «{ $name }» у файлі немає
        [purpose] мети «{ $name }» у файлі немає
        [sphere] сфери «{ $name }» у файлі немає
        [service] послуги «{ $name }» у файлі немає
        [branch] підрозділу «{ $name }» у файлі немає
        [zone] зони «{ $name }» у цьому підрозділі немає
       *[line] черги «{ $name }» у цьому підрозділі немає
    }
centre-said-twice = «{ $name }» у цьому списку вже є
centre-route-twice = «{ $what }» веде у дві черги; уперше тут: { $first }
centre-route-missing = «{ $what }» не веде в жодну чергу; додайте до черги або до not_served
error-centre_file_wrong = Файл центру не прийнято, нічого не змінено: у ньому є помилки.
error-centre_missing = Центр ще не налаштовано: спершу завантажте його файл.
centre-question-choices = для відповіді «Вибором із варіантів» потрібно щонайменше два різні варіанти; для інших видів відповіді варіантів не вказують
centre-question-twice = ключ запитання повторюється
centre-address-form = «{ $given }» не є електронною адресою або українським номером телефону
centre-too-many = забагато: не більше { $longest }
