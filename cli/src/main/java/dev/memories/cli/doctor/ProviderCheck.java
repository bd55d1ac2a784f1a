package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.model.client.ProviderProbe;
import dev.memories.model.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks whether the model provider answers, if the user wants it to be asked. */
final class ProviderCheck implements Check {
  private final Supplier<Provider> provider;
  private final boolean online;

  ProviderCheck(Supplier<Provider> provider, boolean online) {
    this.provider = provider;
    this.online = online;
  }

  @Override
  public String name() {
    return "provider";
  }

  @Override
  public List<Finding> findings() {
    if (!online) {
      return List.of(Finding.ok(name(), "not asked; nothing is sent anywhere without --online"));
    }
    ProviderProbe probe = new ProviderProbe(provider.get());
    try {
      Optional<String> problem = probe.unreachable();
      return List.of(
          problem
              .map(
                  why ->
                      Finding.error(
                          name(),
                          "no answer from " + probe.address() + ": " + why,
                          "the extractor and consolidator \"model\" cannot work"))
              .orElseGet(() -> Finding.ok(name(), probe.address() + " answers")));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
