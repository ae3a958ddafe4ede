import { getAgents } from './get-agents.ts';
import { getAgentsStatus } from './get-agents-status.ts';
import { getAIAgents } from './get-ai-agents.ts';
import { getAIServices } from './get-ai-services.ts';
import { getLLMServices } from './get-llm-services.ts';

export const agents = [getAgents, getAgentsStatus, getAIAgents, getAIServices, getLLMServices];
