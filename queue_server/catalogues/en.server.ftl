### The server: names of the example that `make run` starts.

server-example-printer = Printer of kiosk 1
server-example-kiosk = Kiosk 1
server-example-display = Hall display
