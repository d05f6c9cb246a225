CREATE TABLE `dbrules_team` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `name` varchar(40) NOT NULL);
CREATE TABLE `dbrules_member` (`id` bigint AUTO_INCREMENT NOT NULL PRIMARY KEY, `mentor_id` bigint NULL, `team_id` bigint NOT NULL);
CREATE TABLE `dbrules_badge` (`member_id` bigint NOT NULL PRIMARY KEY, `team_id` bigint DEFAULT 1 NOT NULL);
ALTER TABLE `dbrules_member` ADD CONSTRAINT `dbrules_member_mentor_id_be884751_fk_dbrules_member_id` FOREIGN KEY (`mentor_id`) REFERENCES `dbrules_member` (`id`) ON DELETE SET NULL;
ALTER TABLE `dbrules_member` ADD CONSTRAINT `dbrules_member_team_id_fbf2d1a3_fk_dbrules_team_id` FOREIGN KEY (`team_id`) REFERENCES `dbrules_team` (`id`) ON DELETE CASCADE;
ALTER TABLE `dbrules_badge` ADD CONSTRAINT `dbrules_badge_member_id_52a3a479_fk_dbrules_member_id` FOREIGN KEY (`member_id`) REFERENCES `dbrules_member` (`id`) ON DELETE CASCADE;
ALTER TABLE `dbrules_badge` ADD CONSTRAINT `dbrules_badge_team_id_2d4acf63_fk_dbrules_team_id` FOREIGN KEY (`team_id`) REFERENCES `dbrules_team` (`id`) ON DELETE SET DEFAULT;
