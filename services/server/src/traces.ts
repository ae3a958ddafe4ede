import type { Edge } from '@foremast/kernel/dispatch';

export interface Traces {
  readonly traced: NonNullable<Edge['traced']>;
  close(): Promise<void>;
}

/** Spans of requests, sent by OTLP to the endpoint. The libraries are loaded only where one is set. */
export async function openTraces(endpoint: string, release: string): Promise<Traces> {
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }, { SpanKind, SpanStatusCode }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-proto'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/api'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'foremast', 'service.version': release }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('foremast');
  return {
    async traced(operation, requestId, work) {
      const span = tracer.startSpan(operation.id, {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': operation.method, 'http.route': String(operation.path), 'foremast.request_id': requestId },
      });
      try {
        const result = await work();
        const status = result instanceof Response ? result.status : 200;
        span.setAttribute('http.response.status_code', status);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        return result;
      } finally {
        span.end();
      }
    },
    close: () => provider.shutdown(),
  };
}
