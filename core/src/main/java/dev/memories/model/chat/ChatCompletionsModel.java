package dev.memories.model.chat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelMessage;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.Tool;
import dev.memories.model.http.ModelHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model with the Chat Completions API: LangChain4j's protocol code over our HTTP client. */
public final class ChatCompletionsModel implements LanguageModel {
  private final ModelHttp http;
  private final String model;

  public ChatCompletionsModel(ModelHttp http, String model) {
    this.http = http;
    this.model = model;
  }

  @Override
  public ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events)
      throws InterruptedException {
    ChatWire wire = new ChatWire(http, events);
    ChatReply reply = new ChatReply(events);
    StreamingChatModel chat =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(wire.builder())
            .baseUrl(http.provider().baseUrl())
            .modelName(model)
            .strictJsonSchema(true)
            .strictTools(true)
            .store(false)
            .build();
    chat.chat(chatRequest(request), reply);
    wire.throwIfInterrupted();
    return wire.failure()
        .<ModelOutcome>map(
            failure -> new ModelOutcome.Failed(failure, reply.usage(wire.requests())))
        .orElseGet(() -> reply.outcome(wire.requests()));
  }

  private static ChatRequest chatRequest(ModelRequest request) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(request.system()));
    request.messages().forEach(message -> messages.add(chatMessage(message)));
    ChatRequest.Builder chat = ChatRequest.builder().messages(messages);
    if (!request.tools().isEmpty()) {
      chat.toolSpecifications(
          request.tools().stream().map(ChatCompletionsModel::specification).toList());
    }
    ModelRequest.OutputSchema schema = request.schema();
    if (schema != null) {
      chat.responseFormat(
          ResponseFormat.builder()
              .type(ResponseFormatType.JSON)
              .jsonSchema(
                  JsonSchema.builder()
                      .name(schema.name())
                      .rootElement(JsonRawSchema.from(schema.json()))
                      .build())
              .build());
    }
    return chat.build();
  }

  private static ChatMessage chatMessage(ModelMessage message) {
    return switch (message) {
      case ModelMessage.User(var text) -> UserMessage.from(text);
      case ModelMessage.Assistant(var text, var calls) ->
          AiMessage.builder()
              .text(text.isEmpty() ? null : text)
              .toolExecutionRequests(
                  calls.stream()
                      .map(
                          call ->
                              ToolExecutionRequest.builder()
                                  .id(call.id())
                                  .name(call.name())
                                  .arguments(call.arguments())
                                  .build())
                      .toList())
              .build();
      case ModelMessage.ToolResult(var call, var text) ->
          ToolExecutionResultMessage.from(call.id(), call.name(), text);
    };
  }

  private static ToolSpecification specification(Tool tool) {
    JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
    for (Tool.Parameter parameter : tool.parameters()) {
      switch (parameter.type()) {
        case STRING -> parameters.addStringProperty(parameter.name(), parameter.description());
        case INTEGER -> parameters.addIntegerProperty(parameter.name(), parameter.description());
      }
    }
    parameters.required(tool.parameters().stream().map(Tool.Parameter::name).toList());
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(parameters.build())
        .build();
  }
}
