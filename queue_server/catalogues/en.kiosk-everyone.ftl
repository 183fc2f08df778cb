### The kiosk for everyone: the look of the screen, the spoken guide.

kiosk-modes = Look of the screen
kiosk-mode-low = Lower
kiosk-mode-large = Larger
kiosk-mode-contrast = Contrast
kiosk-low-told = Everything you need is in the lower part of the screen. Touch “Lower” again for the usual look.

kiosk-mode-guide = Speech
kiosk-guide-on = The spoken guide is on.
kiosk-guide-keys = Key 2 goes on, 8 goes to the one before, 5 or Enter chooses, 4 is the screen before, 6 repeats. Plus and minus set the volume, 9 and 3 the speed. 7 darkens the screen, 0 calls a member of staff, 1 ends the speech.
kiosk-guide-field = Field to type in
kiosk-guide-chosen = chosen
kiosk-guide-not-chosen = no longer chosen
kiosk-guide-erased = Erased
kiosk-guide-ready = You can go on: { $name }. Press Enter.
kiosk-guide-code = The code of your queue on the phone and for the rating:
