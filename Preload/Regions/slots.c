/* slots.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_slots.h"

unsigned (*region_path_of_task)(uint16_t *ids, unsigned most);
