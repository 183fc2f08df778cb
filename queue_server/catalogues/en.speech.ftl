# What the hall says. $number, $counter come in words for the voice and in digits for the screen.
speech-number = Ticket { $number }.
speech-workplace = Desk
speech-counter = { $workplace } { $counter }.
speech-counter-hint = { $workplace } { $counter }, { $hint }.
speech-final = Final call.
speech-test = Sound check. This is how visitors will be invited to the desks.

# Names of the letters of lines: their Latin reading
speech-letter-a = A
speech-letter-b = B
speech-letter-v = V
speech-letter-h = H
speech-letter-d = D
speech-letter-k = K
speech-letter-l = L
speech-letter-m = M
speech-letter-n = N
speech-letter-r = R
speech-letter-s = S
speech-letter-t = T

# What a screen writes shorter than a voice says it
speech-short-minutes = min
speech-long-minutes = minutes
speech-short-hryvnias = UAH
speech-long-hryvnias = hryvnias
speech-genitive-after = up to
speech-accusative-after = within
speech-counted-minutes = { $words } { $case ->
   *[nominative] { $count ->
        [one] minute
       *[other] minutes
    }
}
speech-counted-hryvnias = { $words } { $case ->
   *[nominative] { $count ->
        [one] hryvnia
       *[other] hryvnias
    }
}
speech-short-number = №
speech-long-number = number
speech-short-year = y.
speech-long-year = year
speech-short-street = St.
speech-long-street = street
speech-short-city = c.
speech-long-city = city
speech-short-telephone = tel.
speech-long-telephone = telephone
