CREATE TABLE "dbrules_team" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(40) NOT NULL);
CREATE TABLE "dbrules_member" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mentor_id" bigint NULL REFERENCES "dbrules_member" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NOT NULL REFERENCES "dbrules_team" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "dbrules_badge" ("member_id" bigint NOT NULL PRIMARY KEY REFERENCES "dbrules_member" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, "team_id" bigint DEFAULT 1 NOT NULL REFERENCES "dbrules_team" ("id") ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "dbrules_member_mentor_id_be884751" ON "dbrules_member" ("mentor_id");
CREATE INDEX "dbrules_member_team_id_fbf2d1a3" ON "dbrules_member" ("team_id");
CREATE INDEX "dbrules_badge_team_id_2d4acf63" ON "dbrules_badge" ("team_id");
