/**
 * Where postcodes lie: first digits → latitude, longitude, main place. Put together by hand from general
 * geographic knowledge (which place a postcode region is named after, and where that place lies), rounded to
 * hundredths of a degree; no database was copied. See docs/decisions/postcode-regions.md.
 */
export const regions: Record<'DE' | 'AT' | 'CH', string> = {
  DE: `
01 51.05 13.74 Dresden;015 51.31 13.30 Riesa;016 51.16 13.47 Meißen;017 50.96 13.94 Pirna;018 50.96 13.94 Pirna
019 51.27 14.10 Kamenz;02 51.18 14.42 Bautzen;027 50.90 14.81 Zittau;028 51.15 14.99 Görlitz
029 51.50 14.64 Weißwasser;03 51.76 14.33 Cottbus;031 51.61 14.39 Spremberg;032 51.63 13.71 Finsterwalde
04 51.34 12.37 Leipzig;046 50.99 12.44 Altenburg;047 51.12 13.11 Döbeln;048 51.56 13.00 Torgau
049 51.46 13.53 Elsterwerda;06 51.48 11.97 Halle;062 51.36 11.99 Merseburg;063 51.75 11.97 Köthen
064 51.79 11.14 Quedlinburg;065 51.47 11.30 Sangerhausen;066 51.15 11.81 Naumburg;067 51.62 12.32 Bitterfeld
068 51.85 12.40 Wittenberg;069 51.79 12.96 Jessen;07 50.88 12.08 Gera;073 50.65 11.36 Saalfeld
074 50.72 11.33 Rudolstadt;075 50.88 12.08 Gera;076 50.97 11.90 Eisenberg;077 50.93 11.59 Jena
079 50.58 11.80 Schleiz;08 50.72 12.49 Zwickau;082 50.52 12.45 Auerbach;083 50.54 12.79 Schwarzenberg
084 50.74 12.38 Werdau;085 50.50 12.14 Plauen;09 50.83 12.92 Chemnitz;094 50.58 13.00 Annaberg-Buchholz
095 50.92 13.34 Freiberg;096 50.92 13.34 Freiberg;10 52.52 13.39 Berlin;12 52.46 13.43 Berlin-Neukölln
13 52.56 13.33 Berlin-Reinickendorf;14 52.40 13.05 Potsdam;140 52.51 13.27 Berlin-Charlottenburg
141 52.44 13.26 Berlin-Zehlendorf;146 52.60 12.88 Nauen;147 52.41 12.55 Brandenburg an der Havel
149 52.09 13.16 Luckenwalde;15 52.34 14.55 Frankfurt (Oder);153 52.58 13.88 Strausberg
155 52.35 14.05 Fürstenwalde;157 52.29 13.63 Königs Wusterhausen;159 51.94 13.90 Lübben;16 52.83 13.80 Eberswalde
163 52.68 13.59 Bernau;165 52.76 13.24 Oranienburg;167 52.90 13.25 Zehdenick;168 52.92 12.80 Neuruppin
169 53.15 12.18 Pritzwalk;17 53.56 13.26 Neubrandenburg;171 53.70 12.80 Malchin;172 53.31 13.86 Prenzlau
173 53.55 13.95 Pasewalk;174 54.05 13.50 Greifswald;18 54.09 12.13 Rostock;182 53.79 12.18 Güstrow
183 54.36 12.73 Barth;184 54.31 13.08 Stralsund;185 54.42 13.43 Bergen auf Rügen;19 53.63 11.41 Schwerin
192 53.38 11.30 Hagenow;193 53.30 11.85 Parchim;194 53.71 11.83 Sternberg;20 53.55 9.99 Hamburg
21 53.47 9.98 Hamburg-Harburg;212 53.33 9.87 Buchholz in der Nordheide;213 53.25 10.41 Lüneburg
214 53.37 10.55 Lauenburg;215 53.50 10.36 Geesthacht;216 53.60 9.47 Stade;217 53.69 9.10 Hemmoor
22 53.60 10.05 Hamburg-Nord;228 53.70 10.01 Norderstedt;229 53.67 10.24 Ahrensburg;23 53.87 10.69 Lübeck
235 53.87 10.69 Lübeck;236 53.92 10.70 Bad Schwartau;237 54.14 10.61 Eutin;238 53.78 10.45 Bad Oldesloe
239 53.87 11.25 Wismar;24 54.32 10.14 Kiel;243 54.47 9.84 Eckernförde;245 54.07 9.98 Neumünster
247 54.31 9.66 Rendsburg;248 54.51 9.57 Schleswig;249 54.79 9.44 Flensburg;25 53.93 9.51 Itzehoe
253 53.75 9.65 Elmshorn;254 53.66 9.80 Pinneberg;257 54.20 9.09 Heide;258 54.48 9.05 Husum;259 54.78 8.83 Niebüll
26 53.14 8.21 Oldenburg;263 53.53 8.11 Wilhelmshaven;264 53.57 7.90 Jever;265 53.60 7.21 Norden
266 53.47 7.49 Aurich;267 53.37 7.21 Emden;268 53.10 7.45 Papenburg;27 53.55 8.58 Bremerhaven
272 52.85 8.72 Sulingen;273 53.11 9.41 Rotenburg (Wümme);274 53.48 9.14 Bremervörde;276 53.45 8.83 Beverstedt
277 53.05 8.63 Delmenhorst;28 53.08 8.81 Bremen;29 52.62 10.08 Celle;294 52.85 11.15 Salzwedel
295 52.97 10.56 Uelzen;296 52.99 9.84 Soltau;30 52.37 9.73 Hannover;31 52.15 9.95 Hildesheim
312 52.32 10.23 Peine;313 52.44 10.00 Burgdorf;315 52.48 9.33 Wunstorf;316 52.32 9.21 Stadthagen
317 52.10 9.36 Hameln;318 52.21 9.55 Springe;32 52.12 8.67 Herford;324 52.29 8.92 Minden;326 52.03 8.90 Lemgo
327 51.94 8.88 Detmold;328 51.88 8.98 Horn-Bad Meinberg;33 51.72 8.75 Paderborn;333 51.91 8.38 Gütersloh
334 51.90 8.38 Gütersloh;336 52.02 8.53 Bielefeld;337 52.06 8.36 Halle (Westfalen);338 52.02 8.53 Bielefeld
34 51.31 9.50 Kassel;343 51.42 9.65 Hann. Münden;344 51.49 9.14 Warburg;345 51.13 9.27 Fritzlar
346 50.91 9.19 Schwalmstadt;35 50.58 8.68 Gießen;350 50.81 8.77 Marburg;351 50.81 8.77 Marburg
352 50.82 8.92 Stadtallendorf;355 50.56 8.50 Wetzlar;356 50.74 8.28 Dillenburg;357 50.74 8.28 Dillenburg
36 50.55 9.68 Fulda;362 50.87 9.71 Bad Hersfeld;363 50.75 9.27 Lauterbach;364 50.81 10.23 Bad Salzungen
37 51.53 9.93 Göttingen;371 51.70 10.00 Northeim;372 51.19 10.05 Eschwege;373 51.38 10.14 Heiligenstadt
374 51.65 10.34 Herzberg;375 51.78 10.02 Einbeck;376 51.77 9.38 Höxter;38 52.27 10.53 Braunschweig
382 52.15 10.33 Salzgitter;383 52.16 10.54 Wolfenbüttel;384 52.42 10.79 Wolfsburg;385 52.48 10.55 Gifhorn
386 51.91 10.43 Goslar;387 51.80 10.60 Braunlage;388 51.90 11.05 Halberstadt;39 52.13 11.63 Magdeburg
394 51.86 11.59 Staßfurt;395 52.61 11.86 Stendal;396 52.53 11.35 Gardelegen;40 51.23 6.78 Düsseldorf
407 51.17 6.93 Langenfeld;408 51.30 6.85 Ratingen;41 51.19 6.44 Mönchengladbach;414 51.20 6.69 Neuss
415 51.09 6.59 Grevenbroich;417 51.26 6.39 Viersen;418 51.08 6.31 Erkelenz;42 51.26 7.15 Wuppertal
425 51.34 7.04 Velbert;426 51.17 7.08 Solingen;427 51.19 7.00 Haan;428 51.18 7.19 Remscheid
429 51.11 7.22 Wermelskirchen;44 51.51 7.47 Dortmund;445 51.55 7.31 Castrop-Rauxel;446 51.54 7.22 Herne
447 51.48 7.22 Bochum;448 51.48 7.22 Bochum;45 51.46 7.01 Essen;454 51.43 6.88 Mülheim an der Ruhr
455 51.40 7.18 Hattingen;456 51.61 7.20 Recklinghausen;457 51.67 7.12 Marl;458 51.52 7.10 Gelsenkirchen
459 51.57 6.98 Gladbeck;46 51.66 6.62 Wesel;460 51.50 6.86 Oberhausen;461 51.50 6.86 Oberhausen
462 51.52 6.92 Bottrop;463 51.84 6.62 Bocholt;464 51.66 6.62 Wesel;465 51.57 6.73 Dinslaken
47 51.43 6.76 Duisburg;474 51.45 6.63 Moers;475 51.79 6.14 Kleve;476 51.51 6.33 Geldern;477 51.33 6.57 Krefeld
478 51.33 6.57 Krefeld;479 51.36 6.42 Kempen;48 51.96 7.63 Münster;482 51.95 7.99 Warendorf
483 51.85 7.83 Drensteinfurt;484 52.28 7.44 Rheine;485 52.43 7.07 Nordhorn;486 51.95 7.17 Coesfeld
49 52.28 8.05 Osnabrück;493 52.73 8.29 Vechta;494 52.28 7.72 Ibbenbüren;495 52.41 7.98 Bramsche
496 52.85 8.04 Cloppenburg;497 52.69 7.29 Meppen;498 52.52 7.32 Lingen;50 50.94 6.96 Köln;501 50.96 6.64 Bergheim
502 50.88 6.86 Frechen;503 50.83 6.90 Brühl;51 50.94 7.02 Köln-Deutz;513 51.03 6.98 Leverkusen
514 50.99 7.13 Bergisch Gladbach;515 50.94 7.55 Waldbröl;516 51.03 7.56 Gummersbach;52 50.78 6.08 Aachen
522 50.77 6.23 Stolberg;523 50.80 6.48 Düren;524 50.92 6.36 Jülich;525 51.06 6.10 Heinsberg;53 50.73 7.10 Bonn
534 50.55 7.11 Bad Neuenahr-Ahrweiler;535 50.39 6.96 Adenau;537 50.80 7.21 Siegburg;538 50.66 6.79 Euskirchen
539 50.60 6.55 Schleiden;54 49.76 6.64 Trier;544 49.61 6.55 Saarburg;545 50.05 6.75 Daun;546 49.97 6.52 Bitburg
55 49.99 8.27 Mainz;552 49.97 8.06 Ingelheim;554 49.97 7.90 Bingen;555 49.84 7.87 Bad Kreuznach
556 49.79 7.66 Kirn;557 49.70 7.32 Idar-Oberstein;56 50.36 7.59 Koblenz;561 50.36 7.59 Koblenz
562 50.44 7.82 Montabaur;563 50.15 7.71 Sankt Goar;564 50.43 7.83 Montabaur;565 50.43 7.47 Neuwied
566 50.44 7.40 Andernach;567 50.33 7.22 Mayen;568 50.15 7.17 Cochem;57 50.88 8.02 Siegen;572 50.96 7.99 Kreuztal
573 51.06 8.22 Lennestadt;574 51.13 7.90 Attendorn;575 50.79 7.80 Betzdorf;576 50.69 7.65 Altenkirchen
58 51.36 7.47 Hagen;582 51.30 7.34 Ennepetal;583 51.40 7.35 Wetter;584 51.44 7.34 Witten
585 51.22 7.63 Lüdenscheid;586 51.37 7.70 Iserlohn;587 51.44 7.80 Menden;588 51.21 7.78 Werdohl
59 51.68 7.82 Hamm;592 51.76 7.89 Ahlen;593 51.72 7.45 Lüdinghausen;594 51.55 7.85 Unna;595 51.67 8.34 Lippstadt
597 51.43 8.02 Arnsberg;598 51.35 8.28 Meschede;599 51.40 8.57 Brilon;60 50.11 8.68 Frankfurt am Main
61 50.23 8.62 Bad Homburg;611 50.18 8.74 Bad Vilbel;612 50.33 8.55 Usingen;63 50.10 8.77 Offenbach
633 50.00 8.69 Dreieich;634 50.13 8.92 Hanau;635 50.20 9.19 Gelnhausen;636 50.29 9.11 Büdingen
637 49.98 9.15 Aschaffenburg;638 49.98 9.15 Aschaffenburg;639 49.70 9.25 Miltenberg;64 49.87 8.65 Darmstadt
645 49.92 8.48 Groß-Gerau;646 49.68 8.62 Bensheim;647 49.66 9.00 Erbach;648 49.90 8.84 Dieburg
65 50.08 8.24 Wiesbaden;653 50.14 8.07 Bad Schwalbach;654 49.99 8.42 Rüsselsheim;655 50.39 8.06 Limburg
656 50.39 8.06 Limburg;657 50.14 8.45 Hofheim;658 50.14 8.50 Bad Soden;659 50.10 8.54 Frankfurt-Höchst
66 49.23 7.00 Saarbrücken;663 49.27 7.11 Sankt Ingbert;664 49.33 7.34 Homburg;665 49.35 7.18 Neunkirchen
666 49.45 6.64 Merzig;667 49.31 6.75 Saarlouis;668 49.41 7.43 Landstuhl;669 49.20 7.60 Pirmasens
67 49.48 8.44 Ludwigshafen;672 49.53 8.36 Frankenthal;673 49.32 8.43 Speyer
674 49.35 8.14 Neustadt an der Weinstraße;675 49.63 8.36 Worms;676 49.44 7.77 Kaiserslautern
677 49.52 7.68 Otterberg;678 49.63 7.85 Rockenhausen;68 49.49 8.47 Mannheim;685 49.54 8.58 Viernheim
686 49.60 8.47 Lampertheim;687 49.38 8.58 Schwetzingen;69 49.41 8.69 Heidelberg;691 49.29 8.70 Wiesloch
694 49.46 8.99 Eberbach;695 49.55 8.67 Weinheim;70 48.78 9.18 Stuttgart;707 48.81 9.28 Fellbach
71 48.90 9.19 Ludwigsburg;710 48.66 8.97 Böblingen;711 48.67 8.97 Böblingen;712 48.80 9.01 Leonberg
713 48.83 9.32 Waiblingen;715 48.95 9.43 Backnang;72 48.52 9.06 Tübingen;720 48.52 9.06 Tübingen
721 48.46 8.85 Rottenburg am Neckar;722 48.59 8.69 Nagold;723 48.28 8.85 Balingen;724 48.21 9.03 Albstadt
725 48.41 9.50 Münsingen;726 48.63 9.34 Nürtingen;727 48.49 9.21 Reutlingen;728 48.46 9.26 Pfullingen
73 48.70 9.65 Göppingen;732 48.65 9.45 Kirchheim unter Teck;733 48.62 9.83 Geislingen;734 48.84 10.09 Aalen
735 48.80 9.80 Schwäbisch Gmünd;736 48.81 9.53 Schorndorf;737 48.74 9.31 Esslingen;74 49.14 9.22 Heilbronn
743 49.04 9.10 Bietigheim-Bissingen;744 49.00 9.77 Gaildorf;745 49.12 9.88 Schwäbisch Hall
746 49.20 9.50 Öhringen;747 49.46 9.40 Buchen;748 49.35 9.14 Mosbach;749 49.24 8.88 Sinsheim
75 48.89 8.70 Pforzheim;750 49.04 8.71 Bretten;752 48.89 8.70 Pforzheim;753 48.71 8.74 Calw
754 48.95 8.84 Mühlacker;76 49.01 8.40 Karlsruhe;762 48.96 8.41 Ettlingen;764 48.86 8.20 Rastatt
765 48.76 8.24 Baden-Baden;766 49.13 8.60 Bruchsal;767 49.16 8.25 Germersheim;768 49.20 8.12 Landau
77 48.47 7.94 Offenburg;777 48.29 8.08 Hausach;778 48.63 8.07 Achern;779 48.34 7.87 Lahr
78 48.06 8.50 Villingen-Schwenningen;781 47.95 8.50 Donaueschingen;782 47.76 8.84 Singen
783 47.74 8.97 Radolfzell;784 47.66 9.18 Konstanz;785 47.98 8.82 Tuttlingen;786 48.17 8.63 Rottweil
787 48.22 8.39 Schramberg;79 48.00 7.85 Freiburg;793 48.12 7.85 Emmendingen;794 47.81 7.63 Müllheim
795 47.61 7.66 Lörrach;796 47.65 7.83 Schopfheim;797 47.62 8.22 Waldshut-Tiengen;798 47.90 8.16 Titisee-Neustadt
80 48.14 11.57 München;81 48.12 11.60 München-Ost;82 48.05 11.40 München-Südwest;822 48.18 11.26 Fürstenfeldbruck
823 48.00 11.34 Starnberg;824 47.49 11.10 Garmisch-Partenkirchen;825 47.91 11.43 Wolfratshausen
83 47.86 12.12 Rosenheim;832 47.87 12.64 Traunstein;833 47.87 12.64 Traunstein;834 47.72 12.88 Bad Reichenhall
835 48.06 12.23 Wasserburg;836 47.76 11.56 Bad Tölz;837 47.79 11.83 Miesbach;84 48.54 12.15 Landshut
843 48.40 12.76 Eggenfelden;844 48.25 12.52 Mühldorf;845 48.23 12.68 Altötting;85 48.76 11.42 Ingolstadt
852 48.26 11.43 Dachau;853 48.40 11.75 Freising;854 48.31 11.91 Erding;855 48.05 11.96 Ebersberg
856 48.05 11.96 Ebersberg;857 48.25 11.65 Garching;86 48.37 10.90 Augsburg;864 48.35 10.59 Dinkelscherben
865 48.56 11.26 Schrobenhausen;866 48.72 10.78 Donauwörth;867 48.85 10.49 Nördlingen;868 48.04 10.73 Buchloe
869 48.05 10.88 Landsberg am Lech;87 47.73 10.32 Kempten;875 47.51 10.28 Sonthofen;876 47.88 10.62 Kaufbeuren
877 47.99 10.18 Memmingen;88 47.78 9.61 Ravensburg;880 47.65 9.48 Friedrichshafen;881 47.55 9.69 Lindau
882 47.78 9.61 Ravensburg;883 48.01 9.50 Bad Saulgau;884 48.10 9.79 Biberach;885 48.15 9.47 Riedlingen
886 47.77 9.16 Überlingen;887 47.66 9.30 Meersburg;89 48.40 9.99 Ulm;893 48.46 10.27 Günzburg
894 48.57 10.43 Dillingen;895 48.68 10.15 Heidenheim;90 49.45 11.08 Nürnberg;907 49.48 10.99 Fürth
91 49.60 11.01 Erlangen;911 49.33 11.02 Schwabach;912 49.51 11.28 Lauf;913 49.72 11.06 Forchheim
914 49.58 10.61 Neustadt an der Aisch;915 49.30 10.57 Ansbach;916 49.26 10.40 Herrieden
917 49.11 10.75 Gunzenhausen;918 49.03 10.97 Weißenburg;92 49.44 11.86 Amberg;923 49.28 11.46 Neumarkt
924 49.33 12.11 Schwandorf;926 49.68 12.16 Weiden;93 49.02 12.10 Regensburg;933 48.92 11.87 Kelheim
934 49.22 12.66 Cham;94 48.57 13.46 Passau;940 48.57 13.46 Passau;942 48.97 13.13 Regen;943 48.88 12.57 Straubing
944 48.83 12.96 Deggendorf;95 50.32 11.92 Hof;951 50.25 12.03 Rehau;952 50.19 11.77 Münchberg
953 50.11 11.45 Kulmbach;954 49.94 11.58 Bayreuth;955 49.88 11.93 Kemnath;956 50.00 12.09 Marktredwitz
96 49.89 10.89 Bamberg;962 50.14 11.06 Lichtenfels;963 50.24 11.33 Kronach;964 50.26 10.96 Coburg
965 50.36 11.17 Sonneberg;97 49.79 9.95 Würzburg;973 49.74 10.16 Kitzingen;974 50.05 10.23 Schweinfurt
976 50.32 10.21 Bad Neustadt;977 50.10 9.75 Gemünden;978 49.84 9.60 Marktheidenfeld
979 49.49 9.77 Bad Mergentheim;98 50.61 10.69 Suhl;985 50.61 10.69 Suhl;986 50.52 10.55 Meiningen
987 50.51 11.14 Neuhaus am Rennweg;99 50.98 11.03 Erfurt;993 50.83 10.95 Arnstadt;994 50.98 11.33 Weimar
995 51.02 11.51 Apolda;996 51.15 11.12 Sömmerda;997 51.50 10.79 Nordhausen;998 50.95 10.70 Gotha
999 51.21 10.45 Mühlhausen`,
  AT: `
10 48.21 16.37 Wien;11 48.21 16.37 Wien;12 48.23 16.42 Wien;13 48.12 16.56 Schwechat;20 48.55 16.08 Hollabrunn
21 48.57 16.57 Mistelbach;22 48.34 16.72 Gänserndorf;23 48.09 16.28 Mödling;24 48.02 16.78 Bruck an der Leitha
25 48.01 16.23 Baden bei Wien;26 47.72 16.08 Neunkirchen;27 47.81 16.24 Wiener Neustadt
28 47.67 16.15 Kirchschlag;30 48.18 16.08 Purkersdorf;31 48.20 15.62 Sankt Pölten;32 48.13 15.15 Scheibbs
33 48.12 14.87 Amstetten;34 48.33 16.20 Klosterneuburg;35 48.41 15.60 Krems;36 48.22 15.33 Melk
37 48.66 15.66 Horn;38 48.77 15.17 Waidhofen an der Thaya;39 48.61 15.17 Zwettl;40 48.31 14.29 Linz
41 48.57 14.00 Rohrbach;42 48.51 14.50 Freistadt;43 48.22 14.70 Perg;44 48.04 14.42 Steyr
45 48.06 14.12 Kremsmünster;46 48.16 14.03 Wels;47 48.31 13.43 Schärding;48 48.01 13.65 Vöcklabruck
49 48.21 13.49 Ried im Innkreis;50 47.80 13.05 Salzburg;51 48.00 12.93 Oberndorf;52 48.25 13.03 Braunau
53 47.85 13.35 Mondsee;54 47.68 13.10 Hallein;55 47.41 13.22 Bischofshofen;56 47.34 13.12 Sankt Johann im Pongau
57 47.32 12.80 Zell am See;60 47.27 11.39 Innsbruck;61 47.35 11.71 Schwaz;62 47.39 11.77 Jenbach
63 47.49 12.07 Wörgl;64 47.24 10.74 Imst;65 47.14 10.57 Landeck;66 47.49 10.72 Reutte;67 47.15 9.82 Bludenz
68 47.24 9.60 Feldkirch;69 47.50 9.75 Bregenz;70 47.85 16.53 Eisenstadt;71 47.95 16.84 Neusiedl am See
72 47.74 16.40 Mattersburg;73 47.51 16.50 Oberpullendorf;74 47.29 16.20 Oberwart;75 47.06 16.32 Güssing
80 47.07 15.44 Graz;81 47.17 15.40 Gratkorn;82 47.11 15.71 Gleisdorf;83 46.95 15.89 Feldbach
84 46.78 15.54 Leibnitz;85 46.90 15.20 Deutschlandsberg;86 47.44 15.29 Kapfenberg;87 47.38 15.10 Leoben
88 47.17 14.66 Judenburg;89 47.57 14.24 Liezen;90 46.62 14.31 Klagenfurt;91 46.66 14.63 Völkermarkt
92 46.72 14.10 Feldkirchen;93 46.77 14.36 Sankt Veit an der Glan;94 46.84 14.84 Wolfsberg;95 46.61 13.85 Villach
96 46.63 13.37 Hermagor;97 46.77 13.38 Spittal an der Drau;98 46.80 13.50 Spittal an der Drau
99 46.83 12.77 Lienz`,
  CH: `
10 46.52 6.63 Lausanne;11 46.51 6.50 Morges;12 46.20 6.14 Genf;13 46.69 6.53 Orbe;14 46.78 6.64 Yverdon
15 46.82 6.94 Payerne;16 46.62 7.06 Bulle;17 46.81 7.16 Freiburg im Üechtland;18 46.43 6.91 Montreux
19 46.23 7.36 Sitten;20 46.99 6.93 Neuenburg;21 46.91 6.61 Fleurier;22 47.05 6.87 Fontaines
23 47.10 6.83 La Chaux-de-Fonds;24 47.06 6.75 Le Locle;25 47.14 7.25 Biel;26 47.15 7.00 Saint-Imier
27 47.28 7.37 Moutier;28 47.36 7.35 Delsberg;29 47.42 7.08 Pruntrut;30 46.95 7.45 Bern;31 46.88 7.56 Münsingen
32 47.04 7.30 Lyss;33 47.10 7.58 Jegenstorf;34 47.06 7.62 Burgdorf;35 46.94 7.79 Langnau;36 46.76 7.63 Thun
37 46.69 7.68 Spiez;38 46.68 7.86 Interlaken;39 46.29 7.88 Visp;40 47.56 7.59 Basel;41 47.51 7.58 Reinach
42 47.42 7.50 Laufen;43 47.55 7.79 Rheinfelden;44 47.48 7.73 Liestal;45 47.21 7.54 Solothurn;46 47.35 7.90 Olten
47 47.31 7.73 Balsthal;48 47.29 7.95 Zofingen;49 47.21 7.79 Langenthal;50 47.39 8.05 Aarau;51 47.48 8.21 Brugg
52 47.48 8.21 Brugg;53 47.59 8.22 Zurzach;54 47.47 8.31 Baden;55 47.39 8.27 Mellingen;56 47.35 8.28 Wohlen
57 47.31 8.14 Reinach AG;60 47.05 8.31 Luzern;61 47.06 8.08 Wolhusen;62 47.17 8.11 Sursee;63 47.17 8.52 Zug
64 47.02 8.65 Schwyz;65 46.20 9.02 Bellinzona;66 46.17 8.80 Locarno;67 46.36 8.97 Biasca;68 45.87 8.98 Chiasso
69 46.00 8.95 Lugano;70 46.85 9.53 Chur;71 46.78 9.21 Ilanz;72 46.97 9.68 Landquart;73 47.05 9.44 Sargans
74 46.70 9.44 Thusis;75 46.50 9.84 Sankt Moritz;76 46.35 9.55 Bergell;77 46.32 10.06 Poschiavo
80 47.37 8.54 Zürich;81 47.50 8.53 Bülach;82 47.70 8.63 Schaffhausen;828 47.65 9.17 Kreuzlingen;83 47.37 8.75 Pfäffikon ZH
84 47.50 8.73 Winterthur;85 47.56 8.90 Frauenfeld;86 47.35 8.72 Uster;87 47.23 8.83 Rapperswil
88 47.26 8.60 Horgen;89 47.39 8.40 Dietikon;90 47.42 9.37 Sankt Gallen;91 47.39 9.28 Herisau
92 47.42 9.25 Gossau SG;93 47.47 9.43 Rorschach;94 47.45 9.60 Heerbrugg;95 47.46 9.04 Wil;96 47.30 9.09 Wattwil`,
}
