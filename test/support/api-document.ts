import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

export interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  [keyword: string]: unknown;
}

export interface Documented {
  content?: Record<string, { schema: Schema }>;
}

export interface Operation {
  /** `post /api/v1/slots/{id}/visits` */
  name: string;
  method: string;
  path: string;
  responses: Record<string, Documented>;
  requestBody?: Documented;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The OpenAPI document of a running application, in which every object is closed: an unknown field is a fault. */
export class ApiDocument {
  readonly operations: Operation[];
  /** Every `$ref` in it that points to nothing. */
  readonly brokenRefs: string[];
  private readonly schemas: Record<string, Schema>;
  private readonly ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
  /** By the text of their schema: most answers to a refusal are alike, and to compile one takes longer than to ask. */
  private readonly validators = new Map<string, ValidateFunction>();

  private constructor(json: OpenApi) {
    this.operations = Object.entries(json.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, name: `${method} ${path}`, method, path })),
    );
    this.schemas = close(json.components.schemas) as Record<string, Schema>;
    this.ajv.addSchema({ $id: 'api', components: { schemas: this.schemas } });
    const known = Object.keys(this.schemas).map((name) => PREFIX + name);
    const refs = [...JSON.stringify(json).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target!);
    this.brokenRefs = refs.filter((target) => !known.includes(target));
  }

  static async read(baseUrl: string): Promise<ApiDocument> {
    const answer = await fetch(`${baseUrl}/api/openapi.json`);
    return new ApiDocument((await answer.json()) as OpenApi);
  }

  validatorOf(schema: Schema): ValidateFunction {
    const text = JSON.stringify(close(schema)).replaceAll('"#/', '"api#/');
    const known = this.validators.get(text) ?? this.ajv.compile(JSON.parse(text) as Schema);
    this.validators.set(text, known);
    return known;
  }

  /** The schema of what an operation takes; undefined when it takes no body. */
  bodyOf({ requestBody }: Operation): Schema | undefined {
    const schema = requestBody?.content?.['application/json']?.schema;
    return schema && this.schemas[String(schema.$ref).slice(PREFIX.length)];
  }
}

const PREFIX = '#/components/schemas/';

function close(schema: unknown): unknown {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(close);
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  return closed.type === 'object' && 'properties' in closed ? { ...closed, additionalProperties: false } : closed;
}
