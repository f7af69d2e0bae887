/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CALLERS_H
#define CALLERS_H

/* Calls random() so many times; returns the sum. */
long callers_call(long times);

#endif
