-- Asked before every answer: how many letters went to this address lately.
CREATE INDEX letter_by_recipients ON letter (recipients, written_at);
