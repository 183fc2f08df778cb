# What the hall says. $number, $counter come in words for the voice and in digits for the screen.
speech-number = Талон { $number }.
speech-workplace = Робоче місце
speech-counter = { $workplace } { $counter }.
speech-counter-hint = { $workplace } { $counter }, { $hint }.
speech-final = Останнє запрошення.
speech-test = Перевірка звуку. Так лунатимуть запрошення до робочих місць.

# Names of the letters of lines
speech-letter-a = а
speech-letter-b = бе
speech-letter-v = ве
speech-letter-h = ге
speech-letter-d = де
speech-letter-k = ка
speech-letter-l = ел
speech-letter-m = ем
speech-letter-n = ен
speech-letter-r = ер
speech-letter-s = ес
speech-letter-t = те
