"""What companies call the columns of their staff lists, in several languages.

Words are compared without case, accents, blanks and signs. Longer words are also found inside a heading and with a
letter or two wrong; see `headings.py`.
"""

from __future__ import annotations

ROLES: dict[str, str] = {
    "id": """id employeeid employeenumber employeeno empid empno empnumber staffid staffno personid personnumber
        personno persno persnumber personioid personalid personennummer personnelnumber personnelno pernr workerid
        userid accountid uid payrollnumber payrollid globalid badge badgeid associateid
        memberid node seat number nr no key employee worker
        personalnummer personalnr persnr pnr mitarbeiternummer mitarbeiterid mitarbeiternr manr stammnummer kennung
        matricule idemploye numeroemploye noemploye ndemploye nodemploye idsalarie identifiant numerodumatricule
        idempleado noempleado nempleado nodeempleado numeroempleado
        numerodeempleado legajo codigoempleado matricola iddipendente codicedipendente
        idcolaborador matricula numerofuncionario medewerkernummer personeelsnummer medewerkerid
        anstallningsnummer ansattnummer medarbejdernummer tyontekijanumero numerpracownika idpracownika
        osobnicislo tabelnyjnomer tabelnomer""",
    "manager": """manager managerid managerno managernumber manageremployeeid managerempid managernr mgr mgrid mgrno
        linemanager linemanagerid directmanager directmanagerid supervisor supervisorid supervisorno supervisornumber
        reportsto reportstoid reportingto reportingmanager reportingmanagerid reportingofficer reportingperson
        reportingpost reportingseniorpost reportingposition superiorposition parentposition superiorpost
        mstbr supervisedby managedby ledby upline
        departmenthead headofdepartment depthead unithead headofunit divisionhead sectionhead boss bossid superior
        superiorid parent parentid lead leader leaderid teamlead managerofrecord solidlinemanager
        ubergeordneteplanstelle ubergeordneteposition ubergeordnetestelle vorgesetztenplanstelle
        vorgesetzter vorgesetzte vorgesetztenid vorgesetzternr vorgesetzternummer vorgesetztennummer fuhrungskraft
        fuehrungskraft fuhrungskraftid chef chefid leiter teamleiter berichtetan personalnummervorgesetzter
        responsable idresponsable matriculeresponsable superieur superieurhierarchique idsuperieur n1
        jefe idjefe jefedirecto supervisordirecto gerente gerenteid gestor idgestor capo idcapo responsabile
        idresponsabile leidinggevende leidinggevendeid manageridnr chefsid narmastechef leder lederid naermesteleder
        esimies esihenkilo przelozony kierownik rukovoditel nadrizeny""",
    "unit": """unit orgunit organisationalunit organizationalunit organization organisation department dept deptname
        departmentname deptno deptid departmentid departmentno departmentcode dep division team teamname group
        area businessunit bu costcenter costcentre function
        section branch orglevel1 orglevel2 orglevel3 orglevel4
        abteilung abteilungsname organisationseinheit orgeinheit oe orgtx orgtxt orgeh orgehtxt bereich
        geschaftsbereich kostenstelle einheit
        gruppe referat ressort
        service departement direction equipe unite entite pole secteur
        departamento area unidad equipo seccion direccion reparto dipartimento ufficio unita squadra
        equipa setor unidade afdeling team eenheid avdelning avdeling enhet osasto yksikko dzial zespol oddelenie
        oddeleni otdel podrazdelenie""",
    "rank": """rank level grade joblevel jobgrade paygrade band careerlevel seniority hierarchylevel managementlevel
        orglevel layer levelcode tier
        rang ebene stufe entgeltgruppe gehaltsgruppe hierarchieebene karrierestufe tarifgruppe
        niveau echelon categorie classification coefficient grado nivel categoria livello inquadramento
        niveau schaal functieschaal niva trin taso szczebel uroven""",
    "location": """location site office city place worklocation country region plant building campus workplace
        standort ort arbeitsort dienstort stadt land werk niederlassung buro
        lieu site ville bureau pays localisation etablissement lugar sede ciudad pais oficina ubicacion centro
        luogo citta ufficiosede paese local localidade cidade locatie vestiging plaats ort plats kontor sted by
        toimipiste paikkakunta lokalizacja miasto gorod""",
    "tenure": """tenure tenureyears tenureinyears tenuremonths tenureweeks tenuredays yearsofservice serviceyears
        lengthofservice yearsatcompany seniorityyears monthsofservice weeks
        hiredate dateofhire hired startdate datestarted datejoined joindate joiningdate joined entrydate employedsince
        since dateofjoining originalhiredate servicedate continuousservicedate
        begda eintritt eintrittsdatum eintrittam einstellungsdatum betriebszugehorigkeit betriebszugehoerigkeit
        dienstjahre zugehorigkeit beschaftigtseit eintrittsjahr
        anciennete dateentree datedentree dateembauche datedembauche
        antiguedad fechaingreso fechadeingreso fechaalta fechacontratacion
        anzianita dataassunzione datadiassunzione antiguidade dataadmissao datadeadmissao
        indiensttreding datumindienst dienstverband anstallningsdatum ansattelsesdato ansettelsesdato
        datazatrudnienia staz datumnastupu datapriema""",
    "status": """status employmentstatus employeestatus empstatus workerstatus personnelstatus activestatus active
        terminated isterminated inactive isinactive ausgeschieden ausgetreten inaktiv inactif
        isactive enabled accountenabled isenabled
        beschaftigungsstatus mitarbeiterstatus aktiv statut estado estadoempleado stato situacao""",
    "leaving": """terminationdate dateofleaving leavingdate dateleft leavedate exitdate enddate endda lastday
        lastworkingday
        lastdayofwork termdate separationdate dateoftermination dateoftermination resignationdate retirementdate
        contractenddate terminated terminatedon leftdate
        austritt austrittsdatum austrittam ausgetretenam datesortie datedesortie datededepart fechabaja fechadebaja
        fechasalida datacessazione datadimissioni datadesaida uitdiensttreding datumuitdienst fratradelsesdato""",
    "kind": """workertype employeetype employmenttype contracttype typeofemployment employmentcategory workerclass
        employeeclass employmentclass engagementtype assignmenttype staffgroup beschaftigungsart
        anstellungsart vertragsart mitarbeitergruppe mitarbeiterart typecontrat typedecontrat tipocontrato
        tipodecontrato tipocontratto contractsoort""",
    "name": """name legalname payrollname workername personname staffname fullname employeename empname
        firstname lastname surname givenname familyname middlename displayname preferredname
        person vorname nachname familienname vollname mitarbeitername mitarbeiter
        nom prenom nomcomplet nomdefamille nombre apellido apellidos nombrecompleto nome cognome nomecognome
        sobrenome nomecompleto naam voornaam achternaam namn fornamn efternamn navn fornavn etternavn nimi sukunimi
        etunimi imie nazwisko jmeno prijmeni imya familiya fio username login loginname accountname
        managername managerfullname supervisorname vorgesetztername namevorgesetzter nomresponsable""",
    "email": """email mail emailaddress mailaddress workemail eMailadresse mailadresse courriel correo
        correoelectronico indirizzoemail manageremail supervisoremail upn userprincipalname""",
}
"""Role of a column of a staff list -> its usual names."""

TIE_ROLES: dict[str, str] = {
    "source": """source from sender fromid senderid sourceid who asker ego person1 node1 user1 a von absender quelle de
        expediteur origen remitente mittente remetente van afzender fran avsandare fra avsender nadawca""",
    "target": """target to receiver recipient toid targetid receiverid recipientid whom alter person2 node2 user2 b an
        empfanger ziel nach a destinataire cible destino destinatario naar ontvanger till mottagare til mottaker
        odbiorca""",
    "weight": """weight strength tie tiestrength intensity frequency gewicht starke haufigkeit poids force peso forza
        gewicht styrka vekt waga""",
    "type": """type directed direction edgetype tietype kind""",
    "contacts": """contacts emails mails messages count number n interactions meetings calls chats total anzahl
        kontakte nachrichten nombre cantidad numero aantal antal antall liczba""",
}
"""The same for a table of ties."""

PRIVATE = {"name", "email"}
"""Roles whose columns are used to find out who reports to whom, if at all, and are never stored."""

TITLES = {
    "id": "person",
    "manager": "manager",
    "unit": "unit",
    "rank": "rank",
    "location": "location",
    "tenure": "tenure or date of entry",
    "status": "status (working or left)",
    "leaving": "date of leaving",
    "kind": "kind of employment",
    "name": "name",
    "email": "address",
    "source": "who turns to somebody",
    "target": "who is turned to",
    "weight": "weight of the tie",
    "contacts": "number of contacts",
    "type": "one-way or two-way",
}
"""Roles of columns that are read, in words."""

MEASURES = set(
    """years year yrs months month weeks days date since with curr is has flag count total span rating score
    satisfaction feedback comment comments salary pay cost costs budget size headcount phone
    telephone mobile location site office
    city country level grade band status type effectiveness jahre jahr monate tage datum seit anzahl gehalt telefon
    stufe ebene titel ans annees mois jours depuis anos meses dias desde fecha jaren sinds aantal""".split()
)
"""Words in a heading that ask how long, how many, since when or whether, never who."""

GROUPS = set(
    """department dept division unit organisation organization org team position title role job abteilung funktion
    bereich service departement departamento function area""".split()
)
"""Words in a heading beside which `parent` or `lead` may mean something other than a person."""

POSITIONS = set(
    "position positions planstelle planstellen post poste puesto posicion posicao posto seat stelle job role".split()
)
"""Words in a heading of what somebody holds and somebody else may hold after."""

POSITION_IDS = set(
    """plans planstelle planstellennummer planstellennr planstellenid planst positionid positionnumber positionno
    positionnr positionsnummer positionsid positioncode postid postnumber postno""".split()
)
"""Headings, normalized, of columns of positions by number."""

SECRETS = set(
    """password passwords passwd pwd passphrase passwort kennwort contrasena senha motdepasse wachtwoord secret
    token apikey otp pincode ssn sin nin nino socialsecurity socialinsurance nationalinsurance nationalid
    nationalidentity sozialversicherungsnummer svnummer svnr steuerid steuernummer steueridentifikationsnummer
    taxid taxnumber tin pan panno pannumber aadhaar aadhar aadharno passport passportno passportnumber
    passportid visanumber iban bic bankaccount bankaccountnumber accountnumber creditcard cardnumber
    driverslicense driverlicense dni curp rfc cpf nif bsn pesel personnummer image imageurl img imgurl photo
    photourl picture pictureurl avatar avatarurl foto url link website homepage profileurl href""".split()
)
"""Words in a heading, alone or two together, of what tells people apart and is never stored."""

COMPANIES = set(
    """company companies companyid companyname firm employer entity subsidiary tenant client gesellschaft mandant
    buchungskreis unternehmen societe empresa sociedad azienda bedrijf""".split()
)
"""Words in a heading of what may number its people for itself."""

OTHER_PEOPLE = set(
    """mentor coach buddy recruiter assistant secretary partner hrbp hrpartner hrmanager hrbusinesspartner sponsor
    approver author creator createdby modifiedby updatedby enteredby interviewer referrer referredby trainer emergency
    backup delegate deputy successor spouse predecessor assistentin sekretariat pate stellvertreter
    stellvertretung""".split()
)
"""Words in a heading that name somebody else than the manager."""

SECOND_LINES = set(
    """dotted matrix functional project secondary second2 previous former past old skip indirect second next future
    acting temporary disciplinary2 fachlich fachlicher fachliche zweiter ehemaliger vorheriger fonctionnel funcional
    proposed interim""".split()
)
"""Words in a heading that name a line of command beside the first."""

EMPTY = {"", "\\n", "-", "--", "n/a", "#n/a", "na", "null", "none", "nan", "(blank)", "(leer)", "k.a.", "."}
"""Cells that say nothing, in small letters."""

NO_MANAGER = {
    word.strip()
    for word in """no_manager, no manager, nomanager, none, nobody, no one, top, ceo, board, root, self, vacant, tbd,
    tba, x, xx, xxx, n/d, n.a., unknown, unassigned, not applicable, no supervisor, keine, keiner, kein, aucun,
    ninguno, nessuno, geen, #ref!, #value!, #name?, 0, 00, 000, -1, ?, shareholders, supervisory board, board of
    directors, aufsichtsrat""".split(",")
} | {"board of directors"}
"""Cells that name nobody, in small letters, where nobody is called so."""

HARMLESS = {
    *" ".join((*ROLES.values(), *TIE_ROLES.values())).casefold().split(),
    *MEASURES,
    *GROUPS,
    *OTHER_PEOPLE,
    *SECOND_LINES,
    *"""post open vacant hire new human resources sales finance operations marketing director president vice executive
    reports reporting report line direct first last full business date level
    officer general deputy senior junior analyst engineer staff shift hours notes description category class""".split(),
}
"""Words of headings and posts that messages may show though a column of names holds them."""
