package dev.memories.model.responses;

import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.http.ModelHttp;
import dev.memories.model.http.ServerSentEvents;
import dev.memories.model.http.WireFailure;
import java.util.function.Consumer;

/** A model with the Responses API, used exactly as the reference does (docs/spec/rules.md 14). */
public final class ResponsesModel implements LanguageModel {
  private final ModelHttp http;
  private final String model;

  public ResponsesModel(ModelHttp http, String model) {
    this.http = http;
    this.model = model;
  }

  @Override
  public ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events)
      throws InterruptedException {
    ResponsesEvents reply = new ResponsesEvents(events);
    int requests = 1;
    try {
      ModelHttp.Opened opened = http.open("/responses", ResponsesBody.of(model, request), events);
      requests = opened.requests();
      ServerSentEvents.forEach(opened.body(), reply::accept);
      return reply.outcome(requests);
    } catch (WireFailure e) {
      return new ModelOutcome.Failed(e.failure(), reply.usage(requests));
    }
  }

  /** The failure of a stream that ended before it was complete. */
  public static ModelFailure cut(String message) {
    return new ModelFailure(Cause.STREAM_CUT, message, null);
  }
}
