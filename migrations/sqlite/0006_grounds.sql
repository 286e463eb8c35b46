-- Bases that enterprises declare year by year, and growers with their plots. What the sources of the register say of bases
-- is the table `base`, which an import writes; what is declared here is a `ground`.

CREATE TABLE ground (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    product TEXT NOT NULL REFERENCES product (slug),
    kind TEXT NOT NULL CHECK (kind IN ('planting', 'processing', 'raising')),
    name TEXT NOT NULL,
    prefecture TEXT NOT NULL REFERENCES division (code),
    county TEXT NOT NULL REFERENCES division (code),
    -- Township or village in the enterprise's words; may be empty.
    place TEXT NOT NULL,
    -- What everybody may see of it once it is accepted.
    visibility TEXT NOT NULL CHECK (visibility IN ('county_only', 'outline', 'hidden')),
    state TEXT NOT NULL CHECK (state IN ('active', 'closed')),
    made_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX ground_enterprise ON ground (enterprise, state);
CREATE INDEX ground_product ON ground (product);
CREATE INDEX ground_county ON ground (county);
CREATE INDEX ground_prefecture ON ground (prefecture);

-- What is declared of a ground for a year, and how it was decided. That two people did it is kept here as well.
CREATE TABLE ground_version (
    id TEXT NOT NULL PRIMARY KEY,
    ground TEXT NOT NULL REFERENCES ground (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    -- GeoJSON in CGCS2000, and the box around it in degrees.
    geometry TEXT NOT NULL,
    west REAL NOT NULL,
    south REAL NOT NULL,
    east REAL NOT NULL,
    north REAL NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('points', 'table', 'geojson', 'kml', 'drawn', 'unchanged')),
    -- What the sender stated.
    datum TEXT NOT NULL CHECK (datum IN ('CGCS2000', 'WGS84', 'GCJ02', 'BD09')),
    -- What was sent, byte for byte; none where nothing new was.
    upload TEXT REFERENCES upload (id),
    area_m2 INTEGER NOT NULL CHECK (area_m2 > 0),
    -- What the boundary data said then: nothing is decided by it.
    finding TEXT NOT NULL CHECK (finding IN ('inside', 'outside', 'near', 'undecidable')),
    metres INTEGER,
    boundary TEXT NOT NULL,
    declared_by TEXT NOT NULL REFERENCES account (id),
    declared_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('declared', 'accepted', 'returned', 'withdrawn')),
    decided_by TEXT REFERENCES account (id),
    reason TEXT,
    decided_at INTEGER,
    version INTEGER NOT NULL,
    CHECK ((upload IS NULL) = (source = 'unchanged')),
    CHECK (state IN ('declared', 'withdrawn')
        OR (decided_by IS NOT NULL AND decided_by <> declared_by AND reason IS NOT NULL AND decided_at IS NOT NULL))
) STRICT;
CREATE INDEX ground_version_ground ON ground_version (ground, year);
CREATE INDEX ground_version_state ON ground_version (state, declared_at);
CREATE INDEX ground_version_box ON ground_version (west, east);
CREATE INDEX ground_version_upload ON ground_version (upload);

-- A natural person who grows. Without `key_part` neither name nor telephone number nor village can be read any more.
CREATE TABLE grower (
    id TEXT NOT NULL PRIMARY KEY,
    key_part TEXT,
    name TEXT,
    phone TEXT,
    village TEXT,
    -- Keyed hash of the name, to find a grower whose whole name is known.
    name_lookup TEXT,
    prefecture TEXT NOT NULL REFERENCES division (code),
    county TEXT NOT NULL REFERENCES division (code),
    -- Who entered them: a co-operative or an office.
    enterprise TEXT REFERENCES enterprise (id),
    office TEXT REFERENCES office (code),
    entered_by TEXT NOT NULL REFERENCES account (id),
    -- Printed on their card: 16 characters of Crockford's base32.
    card TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,
    -- To erase takes two: one asks, another does it.
    erase_asked_by TEXT REFERENCES account (id),
    erase_reason TEXT,
    erased_by TEXT REFERENCES account (id),
    erased_at INTEGER,
    version INTEGER NOT NULL,
    CHECK ((enterprise IS NULL) <> (office IS NULL)),
    CHECK (erased_at IS NULL OR (key_part IS NULL AND name IS NULL AND phone IS NULL AND village IS NULL
        AND name_lookup IS NULL AND erased_by IS NOT NULL AND erase_asked_by IS NOT NULL AND erased_by <> erase_asked_by))
) STRICT;
CREATE INDEX grower_enterprise ON grower (enterprise, made_at);
CREATE INDEX grower_office ON grower (office, made_at);
CREATE INDEX grower_county ON grower (county, made_at);
CREATE INDEX grower_prefecture ON grower (prefecture, made_at);

CREATE TABLE plot (
    id TEXT NOT NULL PRIMARY KEY,
    grower TEXT NOT NULL REFERENCES grower (id),
    product TEXT NOT NULL REFERENCES product (slug),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    -- Hundredths of a 亩.
    area_mu_hundredths INTEGER NOT NULL CHECK (area_mu_hundredths > 0),
    -- Sealed with the grower's key; none where the shape is not known.
    geometry TEXT,
    -- The last day on which it was worked, where it is no longer, or was entered wrongly: such a plot counts no more. When
    -- the grower is erased the reason is emptied.
    ended_on TEXT,
    end_reason TEXT,
    ended_by TEXT REFERENCES account (id),
    CHECK ((ended_on IS NULL) = (end_reason IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX plot_grower ON plot (grower, year);
