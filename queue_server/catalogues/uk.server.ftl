### Сервер: назви прикладу, який запускає «make run».

server-example-printer = Принтер термінала 1
server-example-kiosk = Термінал 1
server-example-display = Табло зали
