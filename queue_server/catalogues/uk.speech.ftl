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

# What a screen writes shorter than a voice says it
speech-short-minutes = хв
speech-long-minutes = хвилин
speech-short-hryvnias = грн
speech-long-hryvnias = гривень
speech-genitive-after = до · після · протягом · близько
speech-accusative-after = за · через · понад
speech-counted-minutes = { $words } { $case ->
    [genitive] { $count ->
        [one] хвилини
       *[other] хвилин
    }
    [accusative] { $count ->
        [one] хвилину
        [few] хвилини
       *[other] хвилин
    }
   *[nominative] { $count ->
        [one] хвилина
        [few] хвилини
       *[other] хвилин
    }
}
speech-counted-hryvnias = { $words } { $case ->
    [genitive] { $count ->
        [one] гривні
       *[other] гривень
    }
    [accusative] { $count ->
        [one] гривню
        [few] гривні
       *[other] гривень
    }
   *[nominative] { $count ->
        [one] гривня
        [few] гривні
       *[other] гривень
    }
}
speech-short-number = №
speech-long-number = номер
speech-short-year = р.
speech-long-year = року
speech-short-street = вул.
speech-long-street = вулиця
speech-short-city = м.
speech-long-city = місто
speech-short-telephone = тел.
speech-long-telephone = телефон
