package dev.memories.extract.offline.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.extract.offline.words.AgentAnswer.Sentence;
import dev.memories.extract.offline.words.AgentAnswer.Subject;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.redact.SecretRedactor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Italian, Dutch, Polish, Russian and Korean, as developers write in a chat. */
class MoreLanguagesTest {
  private static final AnswerReader ANSWERS =
      new AnswerReader(new ExcerptMaker(SecretRedactor.product()), OfflineRules.load());

  private static final JudgementCues CUES = new JudgementCues();
  private static final WishReader WISHES = new WishReader(CUES.words());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usa sempre pnpm, mai npm",
        "d'ora in poi commenti solo in inglese",
        "non committare mai senza chiedere",
        "niente emoji nei commit",
        "per favore non usare mock in questo progetto",
        "gebruik altijd pnpm, nooit npm",
        "vanaf nu commits alleen in het engels",
        "geen emoji in commits",
        "voortaan eerst vragen voor je iets verwijdert",
        "graag geen mocks in de tests hier",
        "zawsze używaj pnpm, nigdy npm",
        "od teraz komentarze tylko po angielsku",
        "nie commituj bez pytania",
        "bez emoji w commitach",
        "prosze nie uzywaj mockow w tym projekcie",
        "всегда используй pnpm, никогда npm",
        "отныне комментарии только на английском",
        "не коммить без спроса",
        "никаких эмодзи в коммитах",
        "пожалуйста не используй моки в этом проекте",
        "항상 pnpm을 써 줘, npm은 절대 쓰지 마",
        "앞으로 주석은 영어로 써주세요",
        "물어보지 않고 커밋하지 마세요",
        "커밋 메시지에 이모지 쓰지마",
        "이 프로젝트에서는 mock 사용 금지",
        "commits nie ohne Tests",
        "nie direkt auf main pushen",
        "no emojis in commits",
        "sie sollen nie direkt pushen",
        "обычно мы используем табы, не пробелы, запомни это",
        "liever geen comments in de code",
        "bitte nie wieder force push",
        "preferisco funzioni piccole, niente classi inutili",
        "i messaggi di commit sempre in inglese mi raccomando",
        "non aggiungermi dipendenze nuove senza chiedere",
        "ricordati che qui usiamo solo tab",
        "da adesso rispondimi in italiano",
        "prima di cancellare qualcosa chiedimi",
        "evita i commenti ovvi",
        "we gebruiken hier pnpm, geen npm",
        "commits altijd in het engels aub",
        "installeer nooit packages zonder te vragen",
        "ik wil geen comments in de code",
        "vraag het me eerst voordat je iets verwijdert",
        "schrijf korte commit messages, nooit langer dan een regel",
        "wolę małe funkcje, bez zbędnych klas",
        "odpowiadaj zawsze po polsku",
        "zanim coś usuniesz zapytaj mnie",
        "nie dodawaj komentarzy do kodu",
        "przestań dodawać komentarze",
        "предпочитаю маленькие функции без лишних классов",
        "отвечай всегда по-русски",
        "прежде чем что-то удалять, спроси меня",
        "не добавляй комментарии в код",
        "у нас коммиты всегда на английском",
        "хватит добавлять комментарии",
        "в следующий раз сначала спрашивай",
        "주석 달지 마",
        "커밋 메시지는 무조건 영어로",
        "삭제하기 전에 먼저 물어봐",
        "우리는 pnpm만 사용해",
        "새 라이브러리는 허락 없이 추가하지 말아줘",
        "답변은 한국어로 해줘 앞으로"
      })
  void lastingWishes(String words) {
    assertThat(WISHES.wishes(words)).singleElement().matches(Wish::isLasting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "per ora fai solo un piano, niente codice",
        "non toccare render.py",
        "lascia l'api esistente com'è",
        "voor nu alleen een plan, geen code",
        "kom niet aan render.py",
        "laat de bestaande api zoals die is",
        "na razie tylko plan, bez kodu",
        "nie ruszaj render.py",
        "zostaw istniejące api bez zmian",
        "пока что только план, без кода",
        "не трогай render.py",
        "оставь существующее апи как есть",
        "이번에는 계획만 세우고 코드는 쓰지 마",
        "render.py는 건드리지 마",
        "기존 api는 그대로 유지해줘",
        "alleen render.py aanpassen, verder niets",
        "цвет меняй только в render.css, не трогай остальное",
        "stavolta niente test, solo il fix",
        "deze keer zonder tests",
        "tym razem bez testów",
        "в этот раз без тестов",
        "이번에는 테스트 없이"
      })
  void wishesForTheTask(String words) {
    assertThat(WISHES.wishes(words)).singleElement().matches(wish -> !wish.isLasting());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quella regola non serve più, dimentica la regola dei tab",
        "die regel over tabs geldt niet meer",
        "zapomnij o tej zasadzie z tabami, już nie trzeba",
        "забудь про правило с табами, больше не нужно",
        "아까 그 규칙은 취소, 이제 필요 없어",
        "vergeet de regel over tabs"
      })
  void wishesThatTakeAnEarlierOneBack(String words) {
    assertThat(WISHES.wishes(words)).singleElement().matches(Wish::revokes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aggiungi un pulsante per esportare il csv",
        "il test fallisce sempre quando clicco",
        "puoi vedere perché la build è lenta?",
        "non funziona il login su safari",
        "ho provato la nuova pagina, non si apre mai",
        "correggi il bug nel parser e aggiorna i test",
        "solo che il totale è sbagliato",
        "voeg een knop toe om csv te exporteren",
        "het crasht altijd als ik klik",
        "kun je kijken waarom de build traag is?",
        "de login werkt niet op safari",
        "er staan geen fouten in de log en toch gaat het mis",
        "zoek uit waar deze waarde vandaan komt",
        "fix de bug in de parser en werk de tests bij",
        "dodaj przycisk do eksportu csv",
        "zawsze się wywala jak klikam",
        "możesz sprawdzić czemu build jest wolny?",
        "nie działa logowanie na safari",
        "no dobra to zrób to",
        "po kliknięciu nic się nie dzieje",
        "popraw błąd w parserze i zaktualizuj testy",
        "nie wczytuje zdjęć na telefonie",
        "добавь кнопку для экспорта csv",
        "всегда падает, когда я нажимаю",
        "можешь посмотреть почему сборка медленная?",
        "не работает логин в сафари",
        "после клика ничего не происходит",
        "исправь ошибку в парсере и обнови тесты",
        "каждый раз при запуске вылетает",
        "только что запустил, вроде норм",
        "csv 내보내기 버튼을 추가해줘",
        "클릭하면 항상 실패해",
        "빌드가 왜 느린지 봐 줄 수 있어?",
        "사파리에서 로그인이 안 돼",
        "여기까지 마이그레이션 했는데 확인해줘",
        "파서 버그를 고치고 테스트도 업데이트해줘",
        "느리지만 수정은 나중에 할게",
        "The remaining state is to be served by the api.",
        "il menu è sempre vuoto su mobile",
        "non riesco ad avviare il server in locale",
        "quando apro la pagina non si vede niente",
        "scrivi un test per il parser",
        "nessuna riga viene importata dal file",
        "perché usa due cache?",
        "sposta la funzione nel modulo utils",
        "il pulsante deve essere verde",
        "ho usato la versione nuova e non cambia niente",
        "fai il merge con main",
        "senza questo file il build fallisce",
        "de lijst is altijd leeg op mobiel",
        "schrijf een test voor de parser",
        "zonder dit bestand faalt de build",
        "verplaats de functie naar utils",
        "niets wordt geïmporteerd uit het bestand",
        "de knop moet groen zijn",
        "ik zie alleen een leeg scherm",
        "maak een branch en commit dit",
        "kijk even naar de logs van gisteren",
        "lista jest zawsze pusta na telefonie",
        "napisz test do parsera",
        "bez tego pliku build pada",
        "przenieś funkcję do utils",
        "przycisk ma być zielony",
        "widzę tylko pusty ekran",
        "nic się nie importuje z pliku",
        "sprawdź logi z wczoraj i powiedz co jest nie tak",
        "nie odpowiada serwer",
        "список всегда пустой на телефоне",
        "напиши тест для парсера",
        "без этого файла сборка падает",
        "перенеси функцию в utils",
        "кнопка должна быть зеленой",
        "вижу только пустой экран",
        "ничего не импортируется из файла",
        "посмотри логи за вчера и скажи что не так",
        "не могу запустить сервер локально",
        "сделай коммит и запушь",
        "목록이 모바일에서 항상 비어 있어",
        "파서 테스트 작성해줘",
        "이 파일이 없으면 빌드가 실패해",
        "함수를 utils로 옮겨줘",
        "버튼은 초록색이어야 해",
        "빈 화면만 보여",
        "파일에서 아무것도 안 불러와져",
        "어제 로그 보고 뭐가 문제인지 알려줘",
        "서버를 로컬에서 못 띄우겠어",
        "커밋하고 푸시해줘",
        "로그인 페이지 말고 다른 페이지도 깨져",
        "voeg een optie toe om alles altijd te tonen?",
        "czy nigdy nie zwracamy null?",
        "jak uruchomić testy lokalnie",
        "как запустить тесты локально",
        "테스트 로컬에서 어떻게 돌려",
        "il test passa solo in locale",
        "de test slaagt alleen lokaal",
        "test przechodzi tylko lokalnie",
        "тест проходит только локально",
        "테스트가 로컬에서만 통과해",
        "nie wiem czemu to się tak zachowuje",
        "непонятно почему так",
        "왜 그런지 모르겠어"
      })
  void requestsAndReportsHoldNoWish(String words) {
    assertThat(WISHES.wishes(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no, non così, volevo solo la tabella",
        "non funziona ancora, stesso errore",
        "sbagliato, era l'altro file",
        "nee, dat bedoel ik niet",
        "werkt nog steeds niet, zelfde fout",
        "klopt niet, het was het andere bestand",
        "nie, nie o to chodziło",
        "dalej nie działa, ten sam błąd",
        "źle, to nie ten plik",
        "нет, не то",
        "все еще не работает, та же ошибка",
        "неправильно, это другой файл",
        "всё ещё падает",
        "아니, 그게 아니라 표만",
        "여전히 안 돼, 같은 에러야",
        "아직도 에러가 나",
        "nein, so nicht",
        "no, use the other one",
        "non, pas ça",
        "non",
        "nee, andersom",
        "no aspetta, hai rotto il login",
        "не работает, ты сломал логин",
        "아니야 되돌려",
        "niet wat ik bedoelde, ik wilde alleen de titel",
        "nie tak, cofnij to",
        "no così non va, torna indietro",
        "ma perché hai toccato il css? annulla",
        "ancora rosso",
        "dit is niet wat ik vroeg",
        "het is nog steeds kapot",
        "to nie jest to o co prosiłem",
        "znowu nie działa",
        "czekaj, nie ten plik",
        "опять та же ошибка",
        "ты не то сделал",
        "стой, не так",
        "안 되는데요",
        "그거 아니야, 다시 해",
        "왜 건드렸어? 원래대로 돌려놔"
      })
  void rejections(String words) {
    assertThat(CUES.judgement(words).signals())
        .contains(UserSignal.REJECTS)
        .doesNotContain(UserSignal.ACCEPTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perfetto, grazie",
        "ora funziona",
        "va bene così",
        "ottimo lavoro, vai",
        "prima, bedankt",
        "nu werkt het",
        "ziet er goed uit",
        "mooi, ga door",
        "super, dzięki",
        "teraz działa",
        "no i super",
        "ok dziala",
        "отлично, спасибо",
        "теперь работает",
        "Всё хорошо, коммить",
        "заработало",
        "좋아, 고마워",
        "이제 잘 되네요",
        "완벽해",
        "네",
        "fantastisch, dank je",
        "ok działa, commituj",
        "спс, норм",
        "굿 이대로 진행해줘",
        "ottimo, grazie mille",
        "bene così, grazie",
        "sì procedi",
        "bravo funziona",
        "ok doe maar",
        "helemaal top",
        "dank je, werkt nu",
        "no i gra, dzięki",
        "świetna robota",
        "spoko działa",
        "да, давай",
        "вот теперь норм",
        "ок, погнали",
        "ㅇㅋ 고마워",
        "오 된다 감사합니다",
        "네 진행해주세요"
      })
  void approvals(String words) {
    assertThat(CUES.judgement(words).signals())
        .contains(UserSignal.ACCEPTS)
        .doesNotContain(UserSignal.REJECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "non usare npm per questo",
        "aggiungi il filtro per favore",
        "non serve, era già fatto",
        "nee bedankt",
        "voeg het filter toe graag",
        "de knop rechts is te klein",
        "no dobra to teraz dodaj filtr",
        "nie używaj npm do tego",
        "nie ma sprawy",
        "не используй npm для этого",
        "нет логов в консоли, посмотри",
        "нет проблем, не спеши",
        "네트워크 로그 보여줘",
        "npm 대신 pnpm으로 실행하면 안 돼",
        "필터도 추가해줘",
        "il pulsante a destra è troppo piccolo",
        "scrivi un test per il parser",
        "rimuovi il log di debug",
        "dove sta la configurazione?",
        "de lijst moet gesorteerd worden op datum",
        "waar staat de config?",
        "dodaj sortowanie po dacie",
        "gdzie jest konfiguracja?",
        "добавь сортировку по дате",
        "где лежит конфиг?",
        "날짜순으로 정렬해줘",
        "설정은 어디 있어?",
        "응답 시간 측정해줘",
        "자동 저장 기능 넣어줘",
        "wat vind je van deze aanpak",
        "co sądzisz o tym podejściu",
        "что думаешь об этом подходе",
        "이 방식 어떻게 생각해"
      })
  void neither(String words) {
    assertThat(CUES.judgement(words).signals())
        .doesNotContain(UserSignal.ACCEPTS, UserSignal.REJECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "annulla l'ultima modifica",
        "draai dat terug",
        "cofnij ostatnią zmianę",
        "откати последнее изменение",
        "방금 수정한 거 되돌려줘"
      })
  void ordersToTakeWorkBack(String words) {
    assertThat(CUES.judgement(words).signals()).contains(UserSignal.UNDOES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cambia il titolo, senza test",
        "alleen de titel, zonder tests",
        "zmień tytuł, bez testów",
        "поменяй заголовок, без тестов",
        "제목만 바꿔, 테스트는 필요 없어"
      })
  void waivedChecks(String words) {
    assertThat(CUES.judgement(words).signals()).contains(UserSignal.WAIVES_CHECKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tutti i test passano.",
        "Alle tests slagen.",
        "Wszystkie testy przechodzą.",
        "Все тесты проходят.",
        "모든 테스트가 통과했습니다.",
        "Ho corretto il parser e tutti i test passano ora.",
        "De build slaagt en alles is groen.",
        "Build przechodzi bez błędów.",
        "Сборка проходит, тесты зелёные.",
        "빌드와 테스트 모두 통과했습니다."
      })
  void claims(String words) {
    assertThat(read(words)).matches(said -> said.has(Trait.CLAIMS_SUCCESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non ho eseguito la suite completa.",
        "De volledige suite is niet gedraaid.",
        "Nie uruchomiłem pełnego zestawu testów.",
        "Полный набор тестов не запускал.",
        "전체 테스트는 실행하지 않았습니다.",
        "Non ho potuto eseguire i test perché manca docker.",
        "De tests heb ik niet kunnen draaien.",
        "Testów nie uruchamiałem, bo brakuje dockera.",
        "Тесты не запускал, нет докера.",
        "도커가 없어서 테스트를 실행하지 못했습니다."
      })
  void admissionsThatSomethingDidNotRun(String words) {
    assertThat(read(words)).matches(said -> said.has(Trait.ADMITS_UNTRIED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Controllo ora il parser.",
        "Eerst kijk ik naar de parser.",
        "Najpierw sprawdzam parser.",
        "Сначала посмотрю на парсер.",
        "먼저 파서를 살펴보겠습니다."
      })
  void announcements(String words) {
    assertThat(read(words)).matches(said -> said.has(Trait.PASSING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Non ho testato il caricamento su Windows. | LIMIT",
        "Resta da aggiornare la documentazione. | OPEN",
        "Il totale era errato a causa di un arrotondamento. | CAUSE",
        "Fammi sapere se preferisci altro. | TALK",
        "Ik kon de upload niet op Windows proberen. | LIMIT",
        "De documentatie moet nog worden bijgewerkt. | OPEN",
        "Het totaal klopte niet omdat er twee keer werd afgerond. | CAUSE",
        "Laat me weten wat je ervan vindt. | TALK",
        "Nie udało się sprawdzić wysyłki na Windows. | LIMIT",
        "Do zrobienia zostało uzupełnienie dokumentacji. | OPEN",
        "Suma była błędna z powodu podwójnego zaokrąglenia. | CAUSE",
        "Daj znać, co o tym myślisz. | TALK",
        "Загрузку на Windows проверить не удалось. | LIMIT",
        "Осталось обновить документацию проекта. | OPEN",
        "Сумма была неверной из-за двойного округления. | CAUSE",
        "Дайте знать, если нужно что-то ещё. | TALK",
        "윈도우에서 업로드는 확인하지 못했습니다. | LIMIT",
        "문서 업데이트가 아직 남아 있습니다. | OPEN",
        "반올림을 두 번 했기 때문에 합계가 틀렸습니다. | CAUSE",
        "더 필요하시면 말씀해 주세요. | TALK",
        "Manca ancora la traduzione dei messaggi. | OPEN",
        "De vertaling ontbreekt nog voor twee schermen. | OPEN",
        "Brakuje jeszcze tłumaczenia dwóch ekranów. | OPEN",
        "Ещё не переведены два экрана приложения. | OPEN",
        "두 화면의 번역이 아직 빠져 있습니다. | OPEN"
      })
  void sentenceIsAboutWhatItsWordsSay(String words, Subject subject) {
    assertThat(read(words).subject()).isEqualTo(subject);
  }

  private static Sentence read(String answer) {
    return ANSWERS.read(answer, 1).sentences().getFirst();
  }
}
