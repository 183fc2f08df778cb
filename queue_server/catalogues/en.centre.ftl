# Why a line of the centre file was refused. File, line, column and path stand before the reason.
centre-yaml = the file cannot be read as YAML: { $problem }
centre-too-deep = nested too deeply
centre-too-big-file = the file is too big: at most { $most } characters
centre-alias = YAML aliases (*) are not taken here: write the value again
centre-key-twice = the field “{ $name }” already stands here
centre-include-name = an included file is named by its file name in the same folder, such as services.yaml
centre-include-missing = the included file “{ $file }” was not found or is not a text
centre-included-twice = this field already stands in the included file “{ $file }”
centre-missing = this field is missing
centre-unknown-field = there is no such field
centre-wrong-type =
    { $expected ->
        [text] a text belongs here
        [number] a whole number belongs here
        [switch] true or false belongs here
        [list] a list belongs here
       *[group] a group of fields belongs here
    }
centre-wrong-form = wrongly written: only the characters meant for this field are allowed
centre-too-long =
    { $longest ->
        [one] the text is too long: at most { $longest } character
       *[other] the text is too long: at most { $longest } characters
    }
centre-empty = the text is empty
centre-empty-list = the list is empty: at least one entry is needed
centre-too-small = the number is too small: at least { $least }
centre-too-big = the number is too big: at most { $most }
centre-not-one-of = no such value; possible: { $expected }
centre-control-character = the text holds the control character { $code }, which no screen shows
centre-no-ukrainian = the Ukrainian name (uk) is missing
centre-hours-form = “{ $given }” are no hours; write, for example, "08:00-16:00"
centre-hours-backward = the hours “{ $given }” end before they begin
centre-hours-overlap = the hours { $first } and { $second } overlap
centre-date-form = “{ $given }” is no date; write, for example, 2026-08-24
centre-moment-form = “{ $given }” is no date with a time; write, for example, "2026-08-24T18:00+03:00"
centre-zone-unknown = there is no time zone “{ $given }”; in Ukraine it is Europe/Kyiv
centre-letter-confusing = the letter “{ $letter }” is easily taken for another letter or a digit; choose another
centre-letter-unknown = “{ $letter }” cannot be the letter of a line; possible: { $letters }
centre-fee-without-date = a fee without the date of which it is (fee_date)
centre-twice =
    { $noun ->
        [register] the register
        [purpose] the purpose
        [category] the category
        [sphere] the sphere
        [service] the service
        [branch] the branch
        [staff] the login
        [zone] the zone
        [notice] the notice
        [line] the line
        [letter] the letter
       *[counter] the counter
    } “{ $name }” is already there, first here: { $first }
centre-unknown =
    { $noun ->
        [register] there is no register “{ $name }” in the file
        [purpose] there is no purpose “{ $name }” in the file
        [sphere] there is no sphere “{ $name }” in the file
        [service] there is no service “{ $name }” in the file
        [branch] there is no branch “{ $name }” in the file
        [zone] there is no zone “{ $name }” in this branch
       *[line] there is no line “{ $name }” in this branch
    }
centre-said-twice = “{ $name }” is already in this list
centre-route-twice = “{ $what }” leads into two lines; first here: { $first }
centre-route-missing = “{ $what }” leads into no line; add it to a line or to not_served
error-centre_file_wrong = The centre file was refused, nothing was changed: it holds mistakes.
error-centre_missing = The centre is not set up yet: load its file first.
centre-question-choices = a question of kind “choice” needs at least two different choices, and the others have none
centre-question-twice = two questions have the same key
centre-address-form = "{ $given }" is neither an e-mail address nor a Ukrainian telephone number
centre-too-many = too many: { $longest } at most
