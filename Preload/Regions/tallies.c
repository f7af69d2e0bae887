/* tallies.c — SPDX-License-Identifier: Apache-2.0 */
#include "tallies.h"

void tallies_new_thread(unsigned slot) { (void)slot; }
void tallies_forget(void) {}
