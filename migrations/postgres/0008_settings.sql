-- What a database is, and what the operator keeps beside the register.

-- At most one row: a database that was filled with a fictional world says so for ever. Without an end it was broken off.
CREATE TABLE demonstration (
    only_one BIGINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
    seed BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- The working days of a year as the operator imported them, in the form of data/calendar/working_days.csv. They count
-- instead of those that the program ships.
CREATE TABLE calendar_year (
    year BIGINT NOT NULL PRIMARY KEY CHECK (year BETWEEN 1949 AND 9998),
    days TEXT COLLATE "C" NOT NULL,
    imported_at BIGINT NOT NULL
);
