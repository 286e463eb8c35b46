-- Text compares byte by byte (collation C), so that order is the same on every database and every machine.
-- The register: what an import brings. `position` is the row's place in its file, so that reading gives the file's order.
-- `import_id` names the import that last carried the row. Rows made for demonstration have none, nor have enterprises that an
-- office took up with a claim, nor what an announcement brought that an officer entered, until the next import.

CREATE TABLE import_run (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    files_sha256 TEXT COLLATE "C" NOT NULL,
    added BIGINT NOT NULL CHECK (added >= 0),
    changed BIGINT NOT NULL CHECK (changed >= 0)
);

-- One row: the number that grows with every committed change of what the register gives.
CREATE TABLE register_state (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    generation BIGINT NOT NULL
);
INSERT INTO register_state (id, generation) VALUES (1, 0);

CREATE TABLE record_version (
    data_set TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    at BIGINT NOT NULL,
    added BOOLEAN NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (data_set, key, import_id)
);

CREATE TABLE field_edit (
    data_set TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    edited_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (data_set, key, field)
);

-- The register's certainty by kind of field.
CREATE TABLE field_certainty (
    data_set TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    certainty TEXT COLLATE "C" NOT NULL CHECK (certainty IN ('high', 'good', 'medium', 'low', 'incomplete')),
    note_zh TEXT COLLATE "C" NOT NULL,
    note_en TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (data_set, field)
);

-- Where the facts of a row of any set were read; `data_set` and `key` say which row.
CREATE TABLE citation (
    data_set TEXT COLLATE "C" NOT NULL CHECK (data_set IN ('products', 'enterprises', 'bases')),
    key TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('plan', 'web', 'package')),
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (data_set, key, position)
);

-- Administrative divisions. A unit may stand before the one above it, so the reference is checked at commit.
CREATE TABLE division (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    short TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C" REFERENCES division (code) DEFERRABLE INITIALLY DEFERRED,
    level TEXT COLLATE "C" NOT NULL CHECK (level IN ('province', 'prefecture', 'county', 'zone')),
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('current', 'abolished', 'statistical')),
    area_m2 BIGINT,
    label_lon DOUBLE PRECISION,
    label_lat DOUBLE PRECISION,
    seat_lon DOUBLE PRECISION,
    seat_lat DOUBLE PRECISION,
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    CHECK ((label_lon IS NULL) = (label_lat IS NULL)),
    CHECK ((seat_lon IS NULL) = (seat_lat IS NULL))
);

CREATE TABLE division_change (
    old_code TEXT COLLATE "C" NOT NULL,
    old_name TEXT COLLATE "C" NOT NULL,
    new_code TEXT COLLATE "C" NOT NULL,
    new_name TEXT COLLATE "C" NOT NULL,
    old_parent TEXT COLLATE "C" NOT NULL,
    new_parent TEXT COLLATE "C" NOT NULL,
    effective TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (old_code, old_name, new_code, new_name)
);

CREATE TABLE place (
    county TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    name TEXT COLLATE "C" NOT NULL,
    -- `precision` is a word of PostgreSQL's own.
    point_precision TEXT COLLATE "C" NOT NULL CHECK (point_precision IN
        ('province_seat', 'prefecture_seat', 'county_seat', 'county_label_point', 'township', 'locality')),
    code TEXT COLLATE "C",
    lon DOUBLE PRECISION NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    boundary_m BIGINT,
    source TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (county, name, point_precision)
);

CREATE TABLE township (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    county TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    statistical_zone BOOLEAN NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    point_source TEXT COLLATE "C",
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK ((lon IS NULL) = (point_source IS NULL))
);
CREATE INDEX township_county ON township (county);

-- The published plans and their figures. Numbers stay decimal text, as the plans print them.
CREATE TABLE plan (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    title TEXT COLLATE "C" NOT NULL,
    title_en TEXT COLLATE "C" NOT NULL,
    document_no TEXT COLLATE "C",
    issuer TEXT COLLATE "C",
    issued_on TEXT COLLATE "C",
    period_from BIGINT NOT NULL,
    period_to BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('formal', 'draft_for_comments')),
    region TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id)
);

CREATE TABLE indicator (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    domain TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C",
    base_year BIGINT,
    base_value TEXT COLLATE "C",
    target_year BIGINT,
    target_value TEXT COLLATE "C",
    target_text TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('cumulative', 'yearly')),
    attribute TEXT COLLATE "C",
    note TEXT COLLATE "C",
    plan TEXT COLLATE "C" NOT NULL REFERENCES plan (id),
    section TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id)
);
CREATE INDEX indicator_region ON indicator (region);
CREATE INDEX indicator_plan ON indicator (plan);

CREATE TABLE city_figure (
    plan TEXT COLLATE "C" NOT NULL REFERENCES plan (id),
    sheet TEXT COLLATE "C" NOT NULL,
    city TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    indicator TEXT COLLATE "C" NOT NULL,
    unit TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('actual', 'target', 'base')),
    value TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (plan, sheet, city, year, indicator, unit, kind)
);

CREATE TABLE programme (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    region TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    name TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    section TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    responsible TEXT COLLATE "C",
    deadline TEXT COLLATE "C",
    names TEXT COLLATE "C" NOT NULL,
    plan TEXT COLLATE "C" NOT NULL REFERENCES plan (id),
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import_run (id)
);
CREATE INDEX programme_region ON programme (region);
CREATE INDEX programme_plan ON programme (plan);

-- Products and the legal rights in their names.
CREATE TABLE product (
    slug TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    aliases TEXT COLLATE "C" NOT NULL,
    category TEXT COLLATE "C" NOT NULL CHECK (category IN ('grain', 'vegetable', 'fruit', 'medicinal', 'tea', 'livestock', 'aquatic',
        'liquor', 'food', 'craft', 'other')),
    umbrella TEXT COLLATE "C",
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    first_protected TEXT COLLATE "C",
    area_documents TEXT COLLATE "C" NOT NULL,
    area_text TEXT COLLATE "C",
    box_lon_min DOUBLE PRECISION,
    box_lon_max DOUBLE PRECISION,
    box_lat_min DOUBLE PRECISION,
    box_lat_max DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    standard TEXT COLLATE "C",
    applicant TEXT COLLATE "C",
    quality_traits TEXT COLLATE "C",
    eu_agreement TEXT COLLATE "C",
    demo_zone TEXT COLLATE "C",
    season_months TEXT COLLATE "C" NOT NULL,
    notes TEXT COLLATE "C",
    demo BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" REFERENCES import_run (id),
    CHECK ((box_lon_min IS NULL) = (box_lon_max IS NULL)),
    CHECK ((box_lon_min IS NULL) = (box_lat_min IS NULL)),
    CHECK ((box_lon_min IS NULL) = (box_lat_max IS NULL)),
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX product_prefecture ON product (prefecture);

CREATE TABLE product_county (
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    county TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    position BIGINT NOT NULL,
    PRIMARY KEY (product, county),
    UNIQUE (product, position)
);
CREATE INDEX product_county_county ON product_county (county);

CREATE TABLE protection (
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    position BIGINT NOT NULL,
    track TEXT COLLATE "C" NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    number TEXT COLLATE "C",
    holder TEXT COLLATE "C",
    converted BOOLEAN NOT NULL,
    PRIMARY KEY (product, position)
);

CREATE TABLE announcement (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    issuer TEXT COLLATE "C" NOT NULL CHECK (issuer IN ('cnipa', 'aqsiq', 'agriculture', 'unstated')),
    year BIGINT,
    number BIGINT,
    date TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('recognition', 'acceptance', 'agri_registration', 'origin_mark', 'preliminary',
        'user_approval', 'user_change', 'user_stop', 'revocation')),
    text TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" REFERENCES import_run (id)
);

CREATE TABLE protection_announcement (
    product TEXT COLLATE "C" NOT NULL,
    protection BIGINT NOT NULL,
    announcement TEXT COLLATE "C" NOT NULL REFERENCES announcement (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (product, protection, announcement),
    UNIQUE (product, protection, position),
    FOREIGN KEY (product, protection) REFERENCES protection (product, position)
);
CREATE INDEX protection_announcement_announcement ON protection_announcement (announcement);

CREATE TABLE announcement_product (
    announcement TEXT COLLATE "C" NOT NULL REFERENCES announcement (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    position BIGINT NOT NULL,
    PRIMARY KEY (announcement, product),
    UNIQUE (announcement, position)
);
CREATE INDEX announcement_product_product ON announcement_product (product);

-- Enterprises, their bases and their authorisations. One that an office took up on a claim has no import. A link of `enterprise_product` is not an authorisation.
CREATE TABLE enterprise (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    uscc TEXT COLLATE "C" UNIQUE,
    prefecture TEXT COLLATE "C" REFERENCES division (code),
    county TEXT COLLATE "C" REFERENCES division (code),
    address TEXT COLLATE "C",
    brands TEXT COLLATE "C" NOT NULL,
    authorisation_text TEXT COLLATE "C",
    role TEXT COLLATE "C" NOT NULL,
    notes TEXT COLLATE "C",
    demo BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" REFERENCES import_run (id)
);
CREATE INDEX enterprise_prefecture ON enterprise (prefecture);
CREATE INDEX enterprise_county ON enterprise (county);

CREATE TABLE enterprise_product (
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    position BIGINT NOT NULL,
    PRIMARY KEY (enterprise, product),
    UNIQUE (enterprise, position)
);
CREATE INDEX enterprise_product_product ON enterprise_product (product);

CREATE TABLE base (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    enterprise TEXT COLLATE "C" REFERENCES enterprise (id),
    product TEXT COLLATE "C" REFERENCES product (slug),
    name TEXT COLLATE "C" NOT NULL,
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    county TEXT COLLATE "C" REFERENCES division (code),
    township TEXT COLLATE "C",
    area_mu_hundredths BIGINT,
    notes TEXT COLLATE "C",
    demo BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" REFERENCES import_run (id),
    CHECK (demo OR import_id IS NOT NULL)
);
CREATE INDEX base_enterprise ON base (enterprise);
CREATE INDEX base_product ON base (product);

CREATE TABLE authorisation (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    track TEXT COLLATE "C" NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    from_date TEXT COLLATE "C" NOT NULL,
    until_date TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('active', 'rectification_ordered', 'change_pending', 'stopped', 'given_up',
        'lapsed', 'cancelled')),
    basis TEXT COLLATE "C" NOT NULL,
    announcement TEXT COLLATE "C" REFERENCES announcement (id),
    -- The case that led to it.
    application TEXT COLLATE "C",
    download_opened TEXT COLLATE "C",
    last_use TEXT COLLATE "C",
    term_end TEXT COLLATE "C",
    -- The day that non-use was counted from when its people were told of it: at the warning, and at the ground to stop.
    use_warned TEXT COLLATE "C",
    use_due TEXT COLLATE "C",
    version BIGINT NOT NULL,
    demo BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    import_id TEXT COLLATE "C" REFERENCES import_run (id),
    CHECK (until_date IS NULL OR until_date >= from_date),
    CHECK ((until_date IS NULL) = (state IN ('active', 'rectification_ordered', 'change_pending')))
);
CREATE INDEX authorisation_pair ON authorisation (enterprise, product);
-- At most one right in force for an enterprise, a product and a regime.
CREATE UNIQUE INDEX authorisation_live ON authorisation (enterprise, product, track)
WHERE state IN ('active', 'rectification_ordered', 'change_pending');

-- Search: this token leads to this object with this weight.
CREATE TABLE search_token (
    token TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('product', 'enterprise', 'division')),
    object TEXT COLLATE "C" NOT NULL,
    weight BIGINT NOT NULL,
    PRIMARY KEY (token, kind, object)
);

-- Outlines taken in by an operator in place of the shipped ones: at most one set.
CREATE TABLE boundary_set (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    at BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    geojson TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    licence TEXT COLLATE "C" NOT NULL,
    crs TEXT COLLATE "C" NOT NULL,
    map_review_no TEXT COLLATE "C" NOT NULL
);
