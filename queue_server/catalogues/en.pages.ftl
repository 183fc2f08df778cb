# The page that pairs a device.
pages-pairing-title = Connect this device
pages-pairing-kind-kiosk = Device: queue kiosk
pages-pairing-kind-printer = Device: ticket printer
pages-pairing-kind-display = Device: hall display
pages-pairing-kind-counter_display = Device: counter display
pages-pairing-kind-speaker = Device: loudspeaker
pages-pairing-kind-tablet = Device: tablet at a counter
pages-pairing-kind-wall = Device: the dashboard on a wall
pages-pairing-step-sign-in = On another computer, sign in as the manager or the technical administrator.
pages-pairing-step-enter-code = Open “Settings”, then “Devices”, and enter this code.
pages-pairing-step-wait = Once it is approved, this screen starts by itself.
pages-pairing-expiry = The code is valid until { $time }. A new one will appear after that.
pages-pairing-no-server = No connection to the server. Trying to connect again.
pages-pairing-token-refused = The device key in the address is not valid. Connect the device by its code.
