# Training: a copy of a branch to learn on.

common-training = TRAINING
training-addition = (training)
training-title = Training
training-lead = The training copy of a branch has the same lines, counters, hours and staff, but numbers of its own. It issues tickets at any hour, is silent in the hall, is not shown to visitors and never stands in the statistics.
training-none = There is no training copy yet.
training-there = The copy is called { $name }. Renewed on { $date } at { $time }.
training-make = Make a training copy
training-renew = Renew the training copy
training-renew-title = Renew the training copy?
training-renew-text = The training day will be closed: whoever waits is cancelled, counters become free. The settings become those of the branch today. The history of the training stays.
training-made = The training copy was made: { $name }.
training-renewed = The training copy was renewed: { $name }.
training-next-title = How to train
training-next-console = An administrator chooses the training branch when taking a counter.
training-next-devices = Connect a kiosk and a display to the training branch in the settings.
training-next-band = A yellow band TRAINING stands everywhere, and the same word on the ticket.

error-training_of_training = This is a training copy already. Renew it from the page of the branch itself.
error-training_key_taken = Another branch has the key { $key }, so the training copy could not be made.
