"""Made-up logs, one small file a layout: what each app writes, for nobody who lives."""

from __future__ import annotations

# ruff: noqa: E501 - a row of a log is as long as its app writes it

STRONG_A = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-01-05 18:00:10,"Legs",1h 5m,"Squat (Barbell)",W,60.0,5,0,0,"","one
two, lines",
2026-01-05 18:00:10,"Legs",1h 5m,"Squat (Barbell)",1,100.0,5,0,0,,,8.5
2026-01-05 18:00:10,"Legs",1h 5m,"Squat (Barbell)",Rest Timer,0,0.0,0,120.0,,,
2026-01-05 18:00:10,"Legs",1h 5m,"Squat (Barbell)",F,100.0,4.0,0,0.0,,,
2026-01-05 18:00:10,"Legs",1h 5m,"Nordic Curls",1,0,6,0,0,,,
2026-01-05 18:00:10,"Legs",1h 5m,"Plank",1,0,0,0,45.0,,,
2026-01-05 18:00:10,"Legs",1h 5m,"Squat (Barbell)",Note,0,0,0,0,"felt good",,
2026-01-07 07:30:00,"Treadmill day",264h 1m,"Running (Treadmill)",1,0,0,5.0,1800,,,
2026-01-07 07:30:00,"Treadmill day",264h 1m,"Deadlift (Barbell)",D,120.0,3,0,0,,,
"""

STRONG_B = """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;\
Workout Notes;Workout Duration
2026-01-05 18:00:10;"Legs";"Squat (Barbell)";1;225;lbs;5;9;;;0;"";;1h 5m
2026-01-05 18:00:10;"Legs";"Calf Raise";1;8,5;kg;12;;;;0;;;1h 5m
2026-01-05 18:00:10;"Legs";"Inverted Row (Bodyweight)";1;;;12;;;;0;;;1h 5m
"""

STRONG_C = """\
"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";\
"Distance (meters)";"Seconds";"Notes";"Workout Notes"
"1";"2026-01-05 18:00:10";"Legs";"3900";"Squat (Barbell)";"1";"102.05828";"5";"";"";"";"";""
"1";"2026-01-05 18:00:10";"Legs";"3900";"Running (Treadmill)";"1";"";"";"";"1272.0";"296.0";"";""
"""

STRONG_GERMAN = """\
\ufeffDatum;Workout-Name;Dauer;Name der Übung;Reihenfolge festlegen;Gewicht;Wiederh.;Entfernung;Sekunden;\
Notizen;Workout-Notizen;RPE
2026-01-05 6:00:10\u202fPM;Beine;1 Std. 5 Min.;Squat (Barbell);1;8,5;5;0;0;;;
"""

STRONG_CHINESE = """\
日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE
2026-01-05 18:00:10,"腿",1小时5分钟,"Squat (Barbell)",1,100,5,0,0,"","",
"""

STRONG_FINNISH = """\
Päivä,Treenin nimi,Kesto,Liikkeen nimi,Sarja,Paino,Toistot,Matka,Sekunnit,Muistiinpanot,Treenin muistiinpanot,RPE
2026-01-05 18:00:10,"Jalat",1h 5m,"Squat (Barbell)",W,60,5,0,0,"","",
2026-01-05 18:00:10,"Jalat",1h 5m,"Squat (Barbell)",1,100,5,0,0,,,
"""

STRONG_OLD = """\
Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds
2026-01-05 18:00:10,"A1","Squat",1,225.0,5,0.0,0
"""

HEVY_KG = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",\
"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Squat (Barbell)",,"",0,"warmup",60,5,,,
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Squat (Barbell)",,"",1,"normal",100,5,,,8
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Squat (Barbell)",,"",2,"failure",100,6,,,
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Pull Up",1,"",0,"normal",,8,,,
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Plank",1,"",0,"normal",,,,45,
"Legs","5 Jan 2026, 18:00","5 Jan 2026, 19:05","","Treadmill",,"",0,"normal",,,2.5,900,
"Back","3 Jan 2026, 07:06","3 Jan 2026, 08:00","","Deadlift (Barbell)",,"",0,"dropset",0,5,,,
"""

HEVY_LBS = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",\
"set_type","weight_lbs","reps","distance_miles","duration_seconds","rpe"
"Legs","Jan 5, 2026, 6:00 PM","Jan 5, 2026, 7:05 PM","","Squat (Barbell)",,"",0,"normal",225,5,,,
"""

HEVY_TURKISH = """\
title;start_time;end_time;description;exercise_title;exercise_notes;set_index;set_type;weight_kg;reps;\
distance_km;duration_seconds;rpe
Bacak;5 Oca 2026, 18:00;5 Oca 2026, 19:05;;Squat (Bar);;0;;100;5;;;
"""

HEVY_ISO = """\
title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe
Legs,2026-01-05T18:00:00,2026-01-05T19:05:00,Squat (Barbell),0,normal,100,5,,,
"""

FITNOTES = """\
Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-01-05,Barbell Squat,Legs,225.0,lbs,5,,,,""
2026-01-05,Deadlift (Each Side, Dumbbells),Legs,20.0,kgs,5,,,,
2026-01-05,Plank,Abs,,,,,,0:00:45,
2026-01-05,Cycling,Cardio,66.1,lbs,,1000.0,m,0:05:00,"weight, distance and time"
2026-01-05,Running (Outdoor),Cardio,,,10,,,0:10:00,
"""

FITNOTES_OLD = """\
Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time
13/01/2026,Barbell Squat,Legs,100.0,5,,,
05/02/2026,Barbell Squat,Legs,102.5,5,,,
"""

FITNOTES_IOS = """\
Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,RPE,RIR,Categories,Note
Legs,2026-01-05T17:00:00Z,2026-01-05T18:05:00Z,"70,0",Squat,Barbell,5,"100,0",,,Done,false,,2,"Quadriceps,Glutes",
Legs,2026-01-05T17:00:00Z,2026-01-05T18:05:00Z,"70,0",Squat,Barbell,5,"60,0",,,Done,true,7,,"Quadriceps,Glutes",
Legs,2026-01-05T17:00:00Z,2026-01-05T18:05:00Z,"70,0",Pull Up,None,5,"0,0",,,Done,false,,,Lats,
Legs,2026-01-05T17:00:00Z,2026-01-05T18:05:00Z,"70,0",Squat,Barbell,5,"100,0",,,Skipped,false,,,Quadriceps,
"""

LYFTA = """\
 Title,Date,Duration,Exercise,"Superset id",Weight,Reps,Distance,Time,"Set Type"
Legs,"2026-01-05 18:00:10",01:05:00,"Barbell Squat",,100.000,5,,,NORMAL_SET
Legs,"2026-01-05 18:00:10",01:05:00,Pull-up,,0.000,8,0,0,NORMAL_SET
"""

LIFTOSAUR = """\
Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,\
Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,\
Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes
2026-01-05T17:00:00.000Z,My Program,Legs,"Squat, Barbell",1,5,5,0,,,0,135,lb,135,lb,0,2026-01-05T17:05:00.000Z,,,
2026-01-05T17:00:00.000Z,My Program,Legs,"Squat, Barbell",0,5,5,0,8,9,1,225,lb,225,lb,0,2026-01-05T17:10:00.000Z,,,
2026-01-05T17:00:00.000Z,My Program,Legs,"Squat, Barbell",0,5,,0,8,,1,225,lb,225,lb,0,,,,
"""

FITBOD_OLD = """\
Date,Exercise,Sets,Reps,Weight,isWarmup,Note
2026-01-05,Back Squat,1,5,100,,
2026-01-05,Back Squat,2,5,60,TRUE,
2026-01-05,Assisted Chin Up,1,8,-18.1,,
2026-01-05,Side Bridge,1,0,0,,
"""

FITBOD = """\
Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier
2026-01-05 17:10:00 +0000,Back Squat,5,100.0,0.0,0.0,0.0,0.0,false,,1.0
2026-01-05 17:00:00 +0000,Back Squat,5,60.0,0.0,0.0,0.0,0.0,true,,1.0
2026-01-05 17:30:00 +0000,Running - Treadmill,0,0.0,600.0,1500.0,0.0,0.0,false,,1.0
"""

STRONGLIFTS = """\
\ufeffDate (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,\
Top Set (Reps×LB),e1RM (LB),Reps,Volume (LB),Workout Volume (LB),Duration (hours),Start Time (h:mm),\
End Time (h:mm),Notes,Set 1 (Reps),Set 1 (LB),Set 2 (Reps),Set 2 (LB),Set 3 (Reps),Set 3 (LB)
2026/01/05,1,"Workout A","5×5",70,"Squat",5/-/5,,5×225,260,10,2250,2250,1.0833333,6:00 PM,7:05 PM,"",5,225,0,225,4,225
2026/01/05,2,"Workout A","5×5",70,"Deadlift",1×5,,5×315,260,10,1575,1575,0.01,6:00 PM,7:05 PM,"",5,315,,,,
"""

STRONGLIFTS_OLD = """\
"Date","Note","Workout","Body Weight","Exercise 1","Weight (KG)","Weight (LB)","Set 1","Set 2","Exercise 2",\
"Weight (KG)","Weight (LB)","Set 1","Set 2"
01/13/26,"",A,154lb,Squat,100,225,5,4,Barbell Row,37.5,85,5,0
"""
