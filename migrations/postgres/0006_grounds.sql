-- Bases that enterprises declare year by year, and growers with their plots. What the sources of the register say of bases
-- is the table `base`, which an import writes; what is declared here is a `ground`.

CREATE TABLE ground (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('planting', 'processing', 'raising')),
    name TEXT COLLATE "C" NOT NULL,
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    county TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    -- Township or village in the enterprise's words; may be empty.
    place TEXT COLLATE "C" NOT NULL,
    -- What everybody may see of it once it is accepted.
    visibility TEXT COLLATE "C" NOT NULL CHECK (visibility IN ('county_only', 'outline', 'hidden')),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('active', 'closed')),
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX ground_enterprise ON ground (enterprise, state);
CREATE INDEX ground_product ON ground (product);
CREATE INDEX ground_county ON ground (county);
CREATE INDEX ground_prefecture ON ground (prefecture);

-- What is declared of a ground for a year, and how it was decided. That two people did it is kept here as well.
CREATE TABLE ground_version (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    ground TEXT COLLATE "C" NOT NULL REFERENCES ground (id),
    year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    -- GeoJSON in CGCS2000, and the box around it in degrees.
    geometry TEXT COLLATE "C" NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL,
    source TEXT COLLATE "C" NOT NULL CHECK (source IN ('points', 'table', 'geojson', 'kml', 'drawn', 'unchanged')),
    -- What the sender stated.
    datum TEXT COLLATE "C" NOT NULL CHECK (datum IN ('CGCS2000', 'WGS84', 'GCJ02', 'BD09')),
    -- What was sent, byte for byte; none where nothing new was.
    upload TEXT COLLATE "C" REFERENCES upload (id),
    area_m2 BIGINT NOT NULL CHECK (area_m2 > 0),
    -- What the boundary data said then: nothing is decided by it.
    finding TEXT COLLATE "C" NOT NULL CHECK (finding IN ('inside', 'outside', 'near', 'undecidable')),
    metres BIGINT,
    boundary TEXT COLLATE "C" NOT NULL,
    declared_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    declared_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('declared', 'accepted', 'returned', 'withdrawn')),
    decided_by TEXT COLLATE "C" REFERENCES account (id),
    reason TEXT COLLATE "C",
    decided_at BIGINT,
    version BIGINT NOT NULL,
    CHECK ((upload IS NULL) = (source = 'unchanged')),
    CHECK (state IN ('declared', 'withdrawn')
        OR (decided_by IS NOT NULL AND decided_by <> declared_by AND reason IS NOT NULL AND decided_at IS NOT NULL))
);
CREATE INDEX ground_version_ground ON ground_version (ground, year);
CREATE INDEX ground_version_state ON ground_version (state, declared_at);
CREATE INDEX ground_version_box ON ground_version (west, east);
CREATE INDEX ground_version_upload ON ground_version (upload);

-- A natural person who grows. Without `key_part` neither name nor telephone number nor village can be read any more.
CREATE TABLE grower (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key_part TEXT COLLATE "C",
    name TEXT COLLATE "C",
    phone TEXT COLLATE "C",
    village TEXT COLLATE "C",
    -- Keyed hash of the name, to find a grower whose whole name is known.
    name_lookup TEXT COLLATE "C",
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    county TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    -- Who entered them: a co-operative or an office.
    enterprise TEXT COLLATE "C" REFERENCES enterprise (id),
    office TEXT COLLATE "C" REFERENCES office (code),
    entered_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    -- Printed on their card: 16 characters of Crockford's base32.
    card TEXT COLLATE "C" NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    -- To erase takes two: one asks, another does it.
    erase_asked_by TEXT COLLATE "C" REFERENCES account (id),
    erase_reason TEXT COLLATE "C",
    erased_by TEXT COLLATE "C" REFERENCES account (id),
    erased_at BIGINT,
    version BIGINT NOT NULL,
    CHECK ((enterprise IS NULL) <> (office IS NULL)),
    CHECK (erased_at IS NULL OR (key_part IS NULL AND name IS NULL AND phone IS NULL AND village IS NULL
        AND name_lookup IS NULL AND erased_by IS NOT NULL AND erase_asked_by IS NOT NULL AND erased_by <> erase_asked_by))
);
CREATE INDEX grower_enterprise ON grower (enterprise, made_at);
CREATE INDEX grower_office ON grower (office, made_at);
CREATE INDEX grower_county ON grower (county, made_at);
CREATE INDEX grower_prefecture ON grower (prefecture, made_at);

CREATE TABLE plot (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    grower TEXT COLLATE "C" NOT NULL REFERENCES grower (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    -- Hundredths of a 亩.
    area_mu_hundredths BIGINT NOT NULL CHECK (area_mu_hundredths > 0),
    -- Sealed with the grower's key; none where the shape is not known.
    geometry TEXT COLLATE "C",
    -- The last day on which it was worked, where it is no longer, or was entered wrongly: such a plot counts no more. When
    -- the grower is erased the reason is emptied.
    ended_on TEXT COLLATE "C",
    end_reason TEXT COLLATE "C",
    ended_by TEXT COLLATE "C" REFERENCES account (id),
    CHECK ((ended_on IS NULL) = (end_reason IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL))
);
CREATE INDEX plot_grower ON plot (grower, year);
