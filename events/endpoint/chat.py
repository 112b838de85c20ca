"""A chat completion as OpenAI, vLLM, Ollama, llama.cpp and others speak it, with what they do not share.

Some ignore the schema and wrap JSON in a fence or in words; some models think aloud first; a refusal, an answer cut
at its length and an error may all come with status 200. Parameters that a model does not take are left out
from then on.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from events.endpoint.client import EndpointClient
from events.endpoint.errors import EndpointError, quote_safely, read_complaint
from events.endpoint.settings import EndpointSettings

MOST_TOKENS = 4_000  # of an answer; about forty events
_NOT_TAKEN = re.compile(
    r"unsupported|not supported|n[o']t support|unknown|unrecogni[sz]ed|not permitted|not allowed"
    r"|extra inputs|unexpected"
)
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class Chat:
    """Asks questions of one model. Remembers what it does not take; safe to share between threads."""

    def __init__(self, client: EndpointClient, settings: EndpointSettings, schema: dict[str, Any]) -> None:
        self._client, self._settings = client, settings
        self._options: dict[str, Any] = {"temperature": 0, "seed": 0, "max_tokens": MOST_TOKENS}
        if settings.format == "json_schema":
            named = {"name": "events", "strict": True, "schema": schema}
            self._format = {"response_format": {"type": "json_schema", "json_schema": named}}
        elif settings.format == "json_object":
            self._format = {"response_format": {"type": "json_object"}}
        else:
            self._format = {}

    def ask(self, instructions: str, text: str) -> object:
        """What the model answers, as parsed JSON of any shape. Raises EndpointError."""
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": text}]
        question = {"model": self._settings.model, "messages": messages, "stream": False, **self._format}
        for _ in range(len(self._options) + 1):
            options = self._options
            try:
                return self._read(self._client.ask({**question, **options}))
            except EndpointError as error:
                fewer = _without_refused(options, error.said)
                if fewer == options:
                    raise
                self._options = fewer
        raise EndpointError("the endpoint refuses every form of the question")

    def _read(self, document: dict[str, Any]) -> object:
        choices = document.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(message, dict):
            quoted = quote_safely(read_complaint(document), self._settings.key)
            raise EndpointError(f"the endpoint's answer holds no message{quoted}")
        if message.get("refusal"):
            raise EndpointError("the model refuses to answer")
        if choice.get("finish_reason") == "length":
            raise EndpointError(
                "the model's answer is cut at its length: a model that does not think aloud, or a larger context, helps"
            )
        if choice.get("finish_reason") == "content_filter":
            raise EndpointError("the endpoint's filter holds the answer back")
        content = _read_content(message.get("content"))
        if not content.strip():
            raise EndpointError("the model's answer is empty: turn its thinking off if it thinks aloud")
        return _parse(content)


def _without_refused(options: dict[str, Any], said: str) -> dict[str, Any]:
    """The options without the one that the server names as not taken; newer OpenAI models renamed max_tokens."""
    if not _NOT_TAKEN.search(said):
        return options
    for name in options:
        if re.search(rf"\b{name}\b", said):
            kept = {key: value for key, value in options.items() if key != name}
            if name == "max_tokens" and "max_completion_tokens" in said:
                kept["max_completion_tokens"] = options[name]
            return kept
    return options


def _read_content(content: object) -> str:
    """A string, or the texts of a list of parts."""
    if isinstance(content, list):
        texts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(text for text in texts if isinstance(text, str))
    return content if isinstance(content, str) else ""


def _parse(content: str) -> object:
    """JSON, also behind thoughts aloud, in a fence or between words."""
    content = _THOUGHT.sub("", content)
    first, last = content.find("{"), content.rfind("}")
    for text in (content, content[first : last + 1]):
        try:
            return orjson.loads(text)
        except (orjson.JSONDecodeError, UnicodeEncodeError):
            continue
    raise EndpointError("the model answers with something else than JSON: try another ENDPOINT_FORMAT or model")
